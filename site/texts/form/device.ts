/** What is said of a draft that is kept on somebody's own device. */
export const deviceTexts = {
  kept: 'Wat u typt, bewaren wij op dit apparaat. Zo raakt u niets kwijt als u stopt. De gemeente ziet het pas als u de klacht verstuurt.',
  shared: 'Gebruikt u een apparaat van iemand anders? Wis het concept dan als u stopt.',
  clear: 'Wis dit concept',
  cleared: 'Het concept is gewist. Op dit apparaat staat niets meer.',
  found: 'Op dit apparaat staat nog een concept van uw klacht',
  foundOn: 'Laatst bewaard op',
  anew: 'Begint u hieronder opnieuw? Dan komt dat in de plaats van dit concept.',
  resume: 'Ga verder met dit concept',
  uploading: 'Wordt verstuurd',
  uploadWaiting: 'Wij wachten tot uw bestand er is. Daarna gaat u vanzelf verder.',
  uploadDone: 'is toegevoegd.',
  uploadFailed: 'kon niet worden verstuurd. Kijk of u internet heeft en kies het bestand opnieuw.',
};
