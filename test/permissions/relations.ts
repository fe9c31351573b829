/** How a person can stand to a case: every one of them is a case of its own, seen from a unit of its own. */
export const relations = ['owner', 'pending', 'accepted', 'completed', 'ended', 'stranger', 'barred', 'sealed', 'break-glass'] as const;
export type Relation = (typeof relations)[number];

/** What the page of permissions says of each. */
export const meaningOf: Readonly<Record<Relation, string>> = {
  owner: 'the unit is responsible for the case',
  pending: 'the case was referred to the unit, which has not accepted yet',
  accepted: 'the unit accepted a referral: a packet of core, identity and exploitation to read, its own service (shelter) to write',
  completed: 'that service was completed less than 30 days ago',
  ended: 'that referral was cancelled after its acceptance',
  stranger: 'nothing ties the unit to the case',
  barred: 'the unit is responsible, and this person is barred from the case',
  sealed: 'the unit is responsible, and the case is sealed to other people',
  'break-glass': 'nothing ties the unit to the case, and this person broke the glass',
};

/** What a route is about, and in which relations that makes a difference. */
export const relationsOf = {
  case: relations,
  /** Things of a unit: the own one's, or another's. */
  unit: ['owner', 'stranger'],
  self: ['owner'],
} as const satisfies Record<string, readonly Relation[]>;
export type About = keyof typeof relationsOf;
