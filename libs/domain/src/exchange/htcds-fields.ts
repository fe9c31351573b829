import type { ColumnMapping } from './mapped-row';

const into = (field: string, how: string): Pick<ColumnMapping, 'field' | 'how'> => ({ field, how });
const notImported = (how: string): Pick<ColumnMapping, 'field' | 'how'> => ({ field: null, how });

const noOrganisation = 'names a body or person outside our directory';
const notACaseMaker = 'a referral is made and answered here, not imported';

/** What becomes of each field of the standard that its workbook has; a field not listed has no place yet. */
export const fieldUses: Readonly<Record<string, Pick<ColumnMapping, 'field' | 'how'>>> = {
  prs_FirstName: into('person.givenName', 'as written'),
  prs_SecondName: into('person.familyName', 'as written'),
  prs_Birthdate: into('person.birthDate', 'day, month, quarter or year, with its precision; day first where written with strokes'),
  prs_Gender: into('person.sex', 'Feminine female, Masculine male, transgender and non-conforming other; empty is unknown'),
  prs_Citizenship: into('person.nationality', 'name or code to ISO 3166-1; of several, the first; NA is Namibia'),
  prs_MobilePhone: into('person.phone', 'as written'),
  prs_HomePhone: into('person.phone', 'only where there is no mobile telephone'),
  prs_MailingState: into('governorate', 'an Iraqi governorate by its name, else unknown: the standard has no place of finding'),
  prs_MailingCountry: into('governorate', 'a country other than Iraq is outside-country'),
  vic_TraffickingStatus: into('identificationStatus', 'possible presumed, actual confirmed, not not-confirmed; empty is presumed'),
  vic_MethodOfRecruitment: into('exploitation.acts', 'any choice shows recruitment; which one is not kept'),
  vic_MethodsOfControl: into('exploitation.means', 'threats threat, abuse force, promises deception, the rest coercion; Other none'),
  vic_TypeOfExploitation: into(
    'exploitation.form',
    'one record a form; forced military child-soldiering of a known child, else other; surrogacy other',
  ),
  vic_ForcedLabourIndustry: into(
    'exploitation.form',
    'households as employers make forced labour domestic-servitude; the industry is not kept',
  ),
  vic_TypeOfSexExploitation: into('exploitation.form', 'any choice shows sexual-exploitation; which one is not kept'),
  cas_IncomingReferralDate: into('foundAt', 'the earliest contact the standard dates, with its precision'),
  con_Consent: notImported('a tick is no consent: it names no purpose, recipient, giver or day'),
  vic_TraffickingStatusDecisionMakingOrg: notImported(
    'belongs to a decision, which has a date and a decider; who found the person stays unknown',
  ),
  prs_Salutation: notImported('no place for it'),
  prs_Title: notImported('no place for it'),
  prs_Email: notImported('no place for it yet'),
  prs_MailingStreet: notImported('no place for addresses yet'),
  prs_MailingCity: notImported('no place for addresses yet'),
  prs_MailingPostalCode: notImported('no place for addresses yet'),
  vic_LocationOfRecruitment: notImported(noOrganisation),
  vic_LocationOfExploitation: notImported(noOrganisation),
  cas_Status: notImported('an imported case is open until its unit closes it with an outcome'),
  cas_ReasonForCaseClosure: notImported('an imported case is open until its unit closes it with an outcome'),
  cas_CaseOwner: notImported(noOrganisation),
  cas_ReferringOrganisation: notImported(noOrganisation),
  cas_ReferringPrimaryCaseWorker: notImported(noOrganisation),
  cas_ReasonForIncomingReferral: notImported(notACaseMaker),
  cas_IncomingReferralDetails: notImported(notACaseMaker),
  cas_ReferredOrganisation: notImported(noOrganisation),
  cas_ReferredPrimaryCaseWorker: notImported(noOrganisation),
  cas_ReasonForOutgoingReferral: notImported(notACaseMaker),
  cas_OutgoingReferralDate: notImported(notACaseMaker),
  cas_OutgoingReferralDetails: notImported(notACaseMaker),
};
