/** What stands in the place of a citizen service number that was left out. */
export const maskedBsn = '[burgerservicenummer weggelaten]';

// Nine digits, written together or in groups of two to four; never a part of a longer number or of an account number.
const nineDigits = /(?<![\p{L}\d]|\d[ .-])\d(?:[ .-]?\d){8}(?![\p{L}\d]|[ .-]\d)/gu;

/** Whether nine digits can be a citizen service number (burgerservicenummer, Wabb 1 onder b): they pass the elfproef. */
export function passesElfproef(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || /^0{2}/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

/** Whether a text seems to hold a citizen service number. */
export function holdsBsn(text: string): boolean {
  return maskBsn(text) !== text;
}

/**
 * The text with a remark in the place of each number that seems to be a citizen service number: the number of a person
 * is used only where a law says so (UAVG 46 lid 1), and a complaint can do without. Other numbers stay.
 */
export function maskBsn(text: string): string {
  return text.replace(nineDigits, (written) => {
    const groups = written.split(/[ .-]/);
    const isOneNumber = groups.length === 1 || groups.every(({ length }) => length >= 2 && length <= 4);
    return isOneNumber && passesElfproef(written.replaceAll(/\D/g, '')) ? maskedBsn : written;
  });
}
