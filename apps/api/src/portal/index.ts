export { portalStatements } from './portal.statements';
export { portalWork } from './tell-of-items';
export { PortalModule } from './portal.module';
export { servePortal } from './site/serve-portal';
