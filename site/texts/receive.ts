/** What is wrong with what was typed about a complaint that came in by telephone, desk, post or another authority. */
export const receiveProblems = {
  channelMissing: 'Kies hoe de klacht binnenkwam.',
  nameMissing: 'Vul de naam van de klager in. Wil iemand die niet geven? Schrijf dan: anoniem.',
  whatHappenedMissing: 'Schrijf op wat er is gebeurd.',
  noSuchTime: 'Schrijf een tijd als 14:30, of laat de tijd leeg.',
  timeInFuture: 'Deze tijd moet vandaag nog komen. Kijk of de tijd klopt.',
  receiptLongAgo: 'De dag van ontvangst ligt meer dan tien jaar terug. Kijk of het jaar klopt, in onze jaartelling.',
  conductLongAgo: 'Deze dag ligt meer dan honderd jaar terug. Kijk of het jaar klopt, in onze jaartelling.',
  passedOnWrong: 'De dag van doorsturen ligt niet voor de ontvangst en niet na vandaag.',
  passedOnOnly:
    'Doorsturen binnen de gemeente hoort bij een brief of een e-mail. Kies die bij “Hoe kwam de klacht binnen?”.',
  firstFiledWrong: 'De andere overheid ontving de klacht niet later dan wij. Kijk of de dagen kloppen.',
  firstFiledOnly: 'Deze dag hoort bij een doorgestuurde klacht. Kies die bij “Hoe kwam de klacht binnen?”.',
  emailMissing: 'Voor brieven per e-mail is een e-mailadres nodig.',
  consentDayMissing: 'Vul in wanneer de klager toestemming gaf.',
  consentInFuture: 'Toestemming kan niet na vandaag zijn gegeven.',
  unknownDepartment: 'Kies een afdeling uit de lijst.',
};

/** How a complaint can come in that somebody types in. */
export const typedChannelTexts = {
  phone: 'telefoon',
  desk: 'balie',
  post: 'brief',
  forwarded: 'doorgestuurd door een andere overheid',
  mail: 'e-mail naar een ander adres van de gemeente',
} as const;
