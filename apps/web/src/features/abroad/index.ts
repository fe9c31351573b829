export { AbroadPanel } from './abroad-panel';
