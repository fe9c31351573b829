export { portalStatements } from './portal.statements';
export { PortalModule } from './portal.module';
export { servePortal } from './site/serve-portal';
