/** Apart from the first page: the list is long, and a page without a refusal never asks for it. */
export { problemCodes } from '@himaya/domain';
