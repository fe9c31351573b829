import type { IsoDate } from '../shared/partial-date';

/** Shapes of the reference data. Texts in Arabic are the source's; English is a translation for those who build. */

export interface AgencyDuty {
  readonly id: string;
  readonly ref: string;
  readonly textAr: string;
  readonly textEn: string;
  readonly kind: 'policy' | 'coordination' | 'reporting' | 'enforcement' | 'service' | 'awareness' | 'training' | 'funding';
  readonly systemRelevance: string | null;
}

export interface Agency {
  readonly id: string;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly kind:
    | 'committee'
    | 'ministry'
    | 'security'
    | 'directorate'
    | 'judiciary'
    | 'other'
    | 'commission'
    | 'media'
    | 'professional-body'
    | 'governorate'
    | 'university'
    | 'ngo'
    | 'international';
  readonly committeeMember: 'none' | 'by-law' | 'added-2023';
  readonly parent?: string;
  readonly aliases?: readonly { readonly ar: string; readonly en: string }[];
  readonly note?: string;
  readonly duties: readonly AgencyDuty[];
}

export interface GlossaryEntry {
  readonly key: string;
  readonly category: string;
  readonly en: string;
  readonly ar: string;
  readonly ckb: string;
  /** True while a Kurdish reader has not confirmed the word. */
  readonly ckbReview: boolean;
  readonly note?: string;
  /** On governorates only. */
  readonly kurdistanRegion?: boolean;
}

export interface Measure {
  readonly id: string;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly source: 'case-data' | 'agency-report';
  readonly askedFor: 'duty' | 'strategy-text' | 'plan' | 'product';
  readonly aggregation: 'flow' | 'ratio' | 'median' | 'stock' | 'amount';
  readonly definition: string;
  readonly definitionAr: string;
  readonly dateUsed: string;
  readonly unit: string;
  readonly dimensions: readonly string[];
  readonly feedsActivities: readonly string[];
  readonly supportsActivities: readonly string[];
  readonly feedsDuties: readonly string[];
  readonly reportedBy: readonly string[];
  readonly note?: string;
}

export interface PlanIndicator {
  readonly textAr: string | null;
  readonly textEn: string | null;
  readonly type: 'count' | 'milestone' | 'amount' | 'none';
  readonly unit?: string;
  readonly source: 'agency-report' | 'milestone-declaration' | 'case-data';
  readonly caseMeasure?: string;
  readonly additionalMeasures?: readonly string[];
  readonly note?: string;
}

export interface PlanActivity {
  readonly id: string;
  readonly number: number;
  /** In a yearly plan: the strategy's activity it carries on. */
  readonly derivedFrom?: string;
  readonly titleAr: string;
  readonly titleEn: string;
  readonly period: {
    readonly labelAr: string | null;
    readonly labelEn: string;
    readonly start: IsoDate;
    readonly end: IsoDate | null;
    readonly continuous: boolean;
    readonly note?: string;
  };
  /** Ids of agencies. */
  readonly implementers: readonly string[];
  readonly indicator: PlanIndicator;
  readonly detail?: { readonly ar: string; readonly en: string };
  readonly note?: string;
}

export interface PlanAxis {
  readonly number: number;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly objective: { readonly ar: string; readonly en: string };
  readonly note?: string;
  readonly activities: readonly PlanActivity[];
}

export interface Plan {
  readonly id: string;
  readonly titleAr: string;
  readonly titleEn: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly parentPlan?: string;
  readonly note: string;
  readonly axes: readonly PlanAxis[];
}

export interface VictimRight {
  readonly id: string;
  readonly number: number;
  readonly ar: string;
  readonly en: string;
  readonly softwareImplication: string;
  readonly note?: string;
}

export interface LegalInstrument {
  readonly id: string;
  readonly scope: 'national' | 'regional' | 'international';
  readonly kind: string;
  readonly titleAr: string;
  readonly titleEn: string;
  readonly number: number | null;
  readonly year: number | null;
  readonly articles?: readonly string[];
  readonly ratifiedBy?: { readonly number: number; readonly year: number };
  readonly ref: string;
  readonly softwareImplication: string;
  readonly note?: string;
}

export interface ReportingCycle {
  readonly id: string;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly frequency:
    | 'monthly'
    | 'quarterly'
    | 'half-yearly'
    | 'yearly'
    | 'five-yearly'
    | 'not-stated'
    | 'periodic'
    | 'kept-current'
    | 'on-event'
    | 'optional';
  readonly dueRule: string | null;
  readonly contentAr: string;
  readonly contentEn: string;
  readonly measures: readonly string[];
  readonly ref: string;
  readonly softwareConsequence: string;
  readonly note?: string;
}

export interface Indicator {
  readonly id: string;
  readonly dimension: string;
  readonly strength: 'strong' | 'medium' | 'weak';
  readonly appliesTo: string;
  readonly forms: readonly string[];
  readonly textEn: string;
  readonly textAr: string;
  readonly basis: string;
}
