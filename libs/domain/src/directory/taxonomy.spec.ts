import { services } from './codes';
import { serviceTaxonomy } from './taxonomy';

describe('the taxonomy of services', () => {
  it('has one term for each type of service, and no term twice', () => {
    expect(Object.keys(serviceTaxonomy).toSorted()).toEqual([...services.codes].toSorted());
    expect(new Set(Object.values(serviceTaxonomy).map(({ code }) => code)).size).toBe(services.codes.length);
  });

  it.each(services.codes)('names %s by a term whose code ends with its name, as the taxonomy writes them', (service) => {
    const { code, name } = serviceTaxonomy[service];
    expect(code.split(':')[0]).toBe('human_services');
    const word = name.toLowerCase().replace(/[^a-z]+/g, '_');
    expect(code.split(':').at(-1)).toBe(word);
  });

  it('says where a term is not the same thing', () => {
    expect(services.codes.filter((service) => serviceTaxonomy[service].match !== 'close')).toEqual(['repatriation', 'reintegration']);
  });
});
