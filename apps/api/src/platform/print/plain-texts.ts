/** Signs that turn the reading direction of what follows, and control signs: on paper they could make a text say another thing. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// eslint sees a mistake in control signs; here they are what is looked for.
const control = new RegExp('[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\ufeff]', 'g');

/** The same value with every text in it free of turning and control signs; line breaks stay. */
export function plainTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(turning, '').replace(control, ' ');
  if (Array.isArray(value)) return value.map(plainTexts);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainTexts(inner)]));
  }
  return value;
}
