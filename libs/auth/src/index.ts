export * from './ability';
export * from './codes';
export * from './role-actions';
export * from './role-categories';
export * from './role-conflicts';
export * from './session-rules';
export * from './role-rules';
export * from './duty-rows';
