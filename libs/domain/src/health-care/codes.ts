import { codeList, type CodeOf } from '../shared/code-list';

/** What health care says of a journey, and nothing of why (domain.md section 4: the one word of `health` that repatriation gets). */
export const travelFitness = codeList('travel-fitness', ['fit', 'fit-with-escort', 'not-fit']);
export type TravelFitness = CodeOf<typeof travelFitness>;
