// Loaded into one of the bench's APIs only: its trail writes nothing. Nothing in the product can be switched to this.
require('reflect-metadata');
const { AuditTrail } = require('../../../dist/api/apps/api/src/platform/audit/audit-trail.js');

AuditTrail.prototype.append = async () => undefined;
