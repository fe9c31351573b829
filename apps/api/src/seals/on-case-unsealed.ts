import { tellsNamed } from './tell-named';

export const onCaseUnsealed = tellsNamed('case-unsealed');
