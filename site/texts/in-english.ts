/** What a page in Dutch says to whoever reads English, and where help in English stands. */
export const inEnglishTexts = {
  form: 'This form is in Dutch. You may fill it in in English.',
  status: 'This page is in Dutch. Our letters to you are in English.',
  sent: 'We have received your complaint. Keep the link on this page: it leads to your own page. Our letters are in English.',
  calculator: 'This page is in Dutch. It reckons the last day to deal with a complaint.',
  help: 'Help in English',
};
