import { tellsNamed } from './tell-named';

export const onCaseSealed = tellsNamed('case-sealed');
