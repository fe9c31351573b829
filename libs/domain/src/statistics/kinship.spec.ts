import { kinshipOf, liesWithin } from './kinship';
import { declaredMeasures, measureOf, partOfMeasure, toldOfAll } from './measures';

describe('measures of the same people', () => {
  it('are those whose declarations say so, and a new measure is added here on purpose', () => {
    const pairs = declaredMeasures.flatMap((one) =>
      declaredMeasures.filter((other) => other !== one && liesWithin(one, other)).map((other) => `${one.id} < ${other.id}`),
    );
    expect(pairs).toEqual([
      'begging-victims-identified < victims-identified',
      'labour-cases-forwarded < labour-cases-screened',
      'victims-sheltered < victims-assisted',
      'victims-in-shelter < victims-assisted',
      'victims-in-shelter < victims-sheltered',
      'victims-receiving-medical-care < victims-assisted',
      'victims-receiving-psychological-care < victims-assisted',
      'victims-receiving-legal-aid < victims-assisted',
      'victims-repatriated < victims-assisted',
    ]);
  });

  it('lie one way round', () => {
    const [sheltered, assisted, arrests] = ['victims-sheltered', 'victims-assisted', 'arrests'].map((id) => measureOf(id)!);
    expect([kinshipOf(sheltered!, assisted!), kinshipOf(assisted!, sheltered!), kinshipOf(arrests!, assisted!)]).toEqual([
      'within',
      'around',
      null,
    ]);
  });

  it('and which of them count one sensitive category of another: their figures must be the other’s', () => {
    const parts = declaredMeasures.flatMap((one) => {
      const part = partOfMeasure(one);
      return part === null ? [] : [[one.id, part.whole.id, ...toldOfAll(one)]];
    });
    expect(parts).toEqual([
      ['begging-victims-identified', 'victims-identified', 'form=begging'],
      ['labour-cases-forwarded', 'labour-cases-screened', 'outcome=suspected-trafficking'],
    ]);
  });
});
