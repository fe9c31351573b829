const header = 'recordId,quarter,firstResponderType,firstResponder,exploitation,ageAtExploitation,gender,nationality';

const responders = [
  'Police,An invented constabulary',
  'Local Authority,Local Authority',
  'Government agency,Home Office - UK Border Force UKBF',
  'NGO and third sector,An invented charity',
];
const forms = ['Labour', '"Sexual, Labour & Domestic"', 'Criminal', 'Not specified or unknown'];
const ages = ['Adult (18 or over)', 'Child (17 or under)', 'Not specified or unknown'];
const nationalities = ['Filipino', 'UK', 'Pakistani UK', 'Unknown', 'Congolese Drc ', 'Namibian', 'Kosovan'];

const at = (words: readonly string[], index: number): string => words[index % words.length] ?? '';

/** A CSV of invented referral records, the columns of the published ones; `changed` replaces whole lines by row number. */
export function referralRecords(count: number, changed: Readonly<Record<number, string>> = {}): string {
  const lines = Array.from(
    { length: count },
    (_, index) =>
      changed[index + 1] ??
      [
        'INVENTED',
        '2023-Q3',
        at(responders, index),
        at(forms, index),
        at(ages, index),
        index % 2 === 0 ? 'Female' : 'Male',
        at(nationalities, index),
      ].join(','),
  );
  return `${[header, ...lines].join('\n')}\n`;
}
