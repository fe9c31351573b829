/** Readers of other bodies' tables: kept out of the domain's main index, because their word lists are heavy. */
export * from './htcds';
export * from './htcds-choices';
export * from './htcds-columns';
export * from './iraqi-governorate';
export * from './mapped-row';
export * from './read-partial-date';
export * from './uk-nationality';
export * from './uk-nrm';
