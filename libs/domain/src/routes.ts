export * from './accounts/routes';
export * from './cases/routes';
export * from './consents/routes';
export * from './directory/routes';
export * from './exchange/routes';
export * from './notifications/routes';
export * from './referrals/routes';
