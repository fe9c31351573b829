import { tellsNamed } from './tell-named';

export const onUnsealAsked = tellsNamed('unseal-asked');
