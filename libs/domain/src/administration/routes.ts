import { route, type Page } from '../shared/route';
import type {
  AccessReviewCounts,
  AccessReviewItem,
  AgencyUnitView,
  ChangeAgencyUnitBody,
  ChangeUserBody,
  CreateUserBody,
  DecideReviewsBody,
  DelegatesView,
  DisableUserBody,
  FirstPasswordBody,
  GrantRoleBody,
  LeaveView,
  OpenAgencyUnitBody,
  RecordLeaveBody,
  RevokeRoleBody,
  SearchUsersBody,
  UnreviewedAccount,
  UserListItem,
  UserView,
  UserWithCodeView,
} from './types';

/** Query: unitId, state, cursor, limit. By user name. */
export const listUsers = route<void, Page<UserListItem>>('GET', '/users');
export const searchUsers = route<SearchUsersBody, { readonly items: readonly UserListItem[] }>('POST', '/users/search');
export const readUser = route<void, UserView>('GET', '/users/:id');
export const createUser = route<CreateUserBody, UserWithCodeView>('POST', '/users');
export const changeUser = route<ChangeUserBody, UserView>('PATCH', '/users/:id');
export const disableUser = route<DisableUserBody, UserView>('POST', '/users/:id/disabling');
export const enableUser = route<Record<string, never>, UserView>('POST', '/users/:id/enabling');
/** The old password and all sessions end at once; second factors stay. */
export const resetPassword = route<Record<string, never>, UserWithCodeView>('POST', '/users/:id/password-reset');
export const grantRole = route<GrantRoleBody, UserView>('POST', '/users/:id/roles');
export const revokeRole = route<RevokeRoleBody, UserView>('POST', '/users/:id/role-revocations');
export const recordLeaveFor = route<RecordLeaveBody, UserView>('POST', '/users/:id/leaves');
export const listDelegatesFor = route<void, DelegatesView>('GET', '/users/:id/delegates');

/** Without a session: chooses the password with the one-time code. */
export const setFirstPassword = route<FirstPasswordBody, { readonly status: 'password-set' }>('POST', '/auth/first-password');

export const listAgencyUnits = route<void, { readonly items: readonly AgencyUnitView[] }>('GET', '/agency/units');
export const readAgencyUnit = route<void, AgencyUnitView>('GET', '/agency/units/:id');
export const openAgencyUnit = route<OpenAgencyUnitBody, AgencyUnitView>('POST', '/agency/units');
export const changeAgencyUnit = route<ChangeAgencyUnitBody, AgencyUnitView>('PATCH', '/agency/units/:id');
export const closeAgencyUnit = route<Record<string, never>, AgencyUnitView>('POST', '/agency/units/:id/closure');

/** The own leaves, the latest first. */
export const listLeaves = route<void, { readonly items: readonly LeaveView[] }>('GET', '/leaves');
export const listDelegates = route<void, DelegatesView>('GET', '/leaves/delegates');
export const recordLeave = route<RecordLeaveBody, LeaveView>('POST', '/leaves');
export const cancelLeave = route<Record<string, never>, LeaveView>('POST', '/leaves/:id/cancellation');

/** Query: state=open|decided, cursor, limit. What the reader has to review, unit by unit. */
export const listAccessReviews = route<void, Page<AccessReviewItem>>('GET', '/access-reviews');
/** All or none: each row carries the version it was decided on. */
export const decideAccessReviews = route<DecideReviewsBody, { readonly items: readonly AccessReviewItem[] }>(
  'POST',
  '/access-reviews/decisions',
);
export const countAccessReviews = route<void, { readonly items: readonly AccessReviewCounts[] }>('GET', '/access-reviews/counts');
/** Query: cursor, limit. The longest due first. */
export const listUnreviewed = route<void, Page<UnreviewedAccount>>('GET', '/access-reviews/unreviewed');
