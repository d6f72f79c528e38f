/**
 * The terms counted a second way, to compare with `domain/terms.ts`: a calendar laid out day by day, Easter by Knuth's
 * algorithm (The Art of Computer Programming 1.3.2, exercise 14), and a finger that walks along it. Shares no code with
 * the domain.
 */

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const byDecree =
  '20200522 20210514 20220527 20230428 20230519 20240510 20241227 20250530 ' +
  '20260102 20260515 20270507 20280428 20280526';

interface CalendarDay {
  text: string;
  free: boolean;
}

/** Every day of the years 1989 to 2100, and whether a term can end on it. */
function calendar(): CalendarDay[] {
  const days: CalendarDay[] = [];
  let weekday = 0; // 1 January 1989 was a Sunday.
  for (let year = 1989; year <= 2100; year += 1) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const holidays = new Set(['0101', '0505', '1225', '1226']);
    const ofYear: { key: string; weekday: number }[] = [];
    monthLengths.forEach((length, month) => {
      const last = month === 1 && isLeap ? 29 : length;
      for (let date = 1; date <= last; date += 1) {
        ofYear.push({ key: two(month + 1) + two(date), weekday });
        weekday = (weekday + 1) % 7;
      }
    });
    const indexOf = (key: string) => ofYear.findIndex((one) => one.key === key);
    for (const days of [-2, 1, 39, 50]) holidays.add(ofYear[indexOf(easterByKnuth(year)) + days]!.key);
    const birthday = indexOf(year >= 2014 ? '0427' : '0430');
    holidays.add(ofYear[ofYear[birthday]!.weekday === 0 ? birthday - 1 : birthday]!.key);
    for (const one of ofYear) {
      const free =
        one.weekday === 0 || one.weekday === 6 || holidays.has(one.key) || byDecree.includes(`${year}${one.key}`);
      days.push({ text: `${year}-${one.key.slice(0, 2)}-${one.key.slice(2)}`, free });
    }
  }
  return days;
}

/** Easter Sunday as `MMDD`. */
export function easterByKnuth(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const droppedLeapDays = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - droppedLeapDays - 10;
  let epact = (((11 * golden + 20 + moonCorrection - droppedLeapDays) % 30) + 30) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  let fullMoon = 44 - epact;
  if (fullMoon < 21) fullMoon += 30;
  const march = fullMoon + 7 - ((sunday + fullMoon) % 7);
  return march > 31 ? `04${two(march - 31)}` : `03${two(march)}`;
}

/** The last days for each day of receipt from `first` to `last`. */
export function counted(first: string, last: string) {
  const days = calendar();
  const afterWeeks = (start: number, weeks: number) => {
    let finger = start;
    for (let left = weeks * 7; left > 0; left -= 1) finger += 1;
    return finger;
  };
  const forward = (start: number) => {
    let finger = start;
    while (days[finger]!.free) finger += 1;
    return finger;
  };
  const back = (start: number) => {
    let finger = start;
    while (days[finger]!.free) finger -= 1;
    return finger;
  };
  const from = days.findIndex(({ text }) => text === first);
  const to = days.findIndex(({ text }) => text === last);
  return days.slice(from, to + 1).map(({ text: receivedOn }, number) => {
    const received = from + number;
    const sixWeeks = afterWeeks(received, 6);
    const tenWeeks = afterWeeks(received, 10);
    const text = (finger: number) => days[finger]!.text;
    return {
      receivedOn,
      fourWeeks: text(forward(afterWeeks(received, 4))),
      sixWeeks: text(forward(sixWeeks)),
      tenWeeks: text(forward(tenWeeks)),
      deferred: text(forward(afterWeeks(sixWeeks, 4))),
      deferredFromMovedEnd: text(forward(afterWeeks(forward(sixWeeks), 4))),
      deferredWithAdvice: text(forward(afterWeeks(tenWeeks, 4))),
      steerOn: text(back(sixWeeks)),
    };
  });
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
