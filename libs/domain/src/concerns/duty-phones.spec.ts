import { dutyPhonesOf, type DutyDesk } from './duty-phones';

const desk = (governorate: DutyDesk['governorate'], phone: string | null): DutyDesk => ({
  governorate,
  name: { ar: `${governorate} ar`, ckb: `${governorate} ckb`, en: `${governorate} en` },
  phone,
});
const phonesIn = (desks: readonly DutyDesk[], governorate: DutyDesk['governorate']): string[] =>
  dutyPhonesOf(desks)
    .filter((one) => one.governorate === governorate)
    .flatMap((one) => one.desks.map(({ phone }) => phone));

describe('duty phones', () => {
  const desks = [desk('baghdad', '+964 000 1'), desk('basra', '+964 000 2'), desk('basra', '+964 000 3'), desk('duhok', null)];

  it('are those of the governorate’s own desks', () => {
    expect(phonesIn(desks, 'basra')).toEqual(['+964 000 2', '+964 000 3']);
    expect(phonesIn(desks, 'baghdad')).toEqual(['+964 000 1']);
  });

  it('are the capital’s where no desk stands, or none has a number', () => {
    expect(phonesIn(desks, 'najaf')).toEqual(['+964 000 1']);
    expect(phonesIn(desks, 'duhok')).toEqual(['+964 000 1']);
  });

  it('name every governorate once, even where nobody has a number', () => {
    const all = dutyPhonesOf([]);
    expect(new Set(all.map(({ governorate }) => governorate)).size).toBe(all.length);
    expect(all.every((one) => one.desks.length === 0)).toBe(true);
  });
});
