import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type ChangePasswordBody,
  type EnrolledView,
  type OwnSessionView,
  type ProofBody,
  type ProtectionView,
  type SignInView,
} from '@himaya/domain';
import { call, keepCsrfToken } from '../../platform/api-client';
import { ApiProblem } from '../../platform/api-problem';

const protectionKey = ['protection'] as const;
const sessionsKey = ['own-sessions'] as const;

/** The device was asked and nothing came of it: cancelled, too late, or no key there. */
export class DeviceRefusal extends Error {}

export function useProtection() {
  return useQuery({ queryKey: protectionKey, queryFn: ({ signal }) => call(routes.readProtection, { signal }) });
}

/** A proof of the second factor; a passkey asks the device in between. */
export function useProof(onProved: (view: SignInView) => void) {
  return useMutation({
    mutationFn: async (proof: ProofBody) =>
      call(routes.proveFactor, { body: proof.method === 'passkey' ? { method: 'passkey', passkey: await signedByDevice() } : proof }),
    onSuccess: (view) => {
      keepCsrfToken(view.csrfToken);
      onProved(view);
    },
  });
}

async function signedByDevice(): Promise<object> {
  const { options } = await call(routes.askPasskey, { body: {} });
  return atDevice(() => startAuthentication({ optionsJSON: options as Parameters<typeof startAuthentication>[0]['optionsJSON'] }));
}

async function atDevice(ask: () => Promise<object>): Promise<object> {
  try {
    return await ask();
  } catch {
    throw new DeviceRefusal();
  }
}

export function useTotpOffer() {
  return useMutation({ mutationFn: () => call(routes.offerTotp, { body: {} }) });
}

export function useConfirmTotp(onEnrolled: (view: EnrolledView) => void) {
  return useMutation({ mutationFn: (code: string) => call(routes.confirmTotp, { body: { code } }), onSuccess: kept(onEnrolled) });
}

export function useAddPasskey(onEnrolled: (view: EnrolledView) => void) {
  return useMutation({
    mutationFn: async (label: string) => {
      const { options } = await call(routes.offerPasskey, { body: {} });
      const passkey = await atDevice(() =>
        startRegistration({ optionsJSON: options as Parameters<typeof startRegistration>[0]['optionsJSON'] }),
      );
      return call(routes.addPasskey, { body: { label, passkey } });
    },
    onSuccess: kept(onEnrolled),
  });
}

function kept(then: (view: EnrolledView) => void): (view: EnrolledView) => void {
  return (view) => {
    keepCsrfToken(view.csrfToken);
    then(view);
  };
}

export function useRefreshProtection(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: protectionKey });
}

/** Changes that answer with the protection as it is then. What was asked for before would come after it and show the old state again. */
function useProtectionChange<Values>(change: (values: Values) => Promise<ProtectionView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onMutate: () => client.cancelQueries({ queryKey: protectionKey }),
    onSuccess: (view) => client.setQueryData(protectionKey, view),
  });
}

export function useRemoveFactor() {
  return useProtectionChange((id: string) => call(routes.removeFactor, { params: { id }, body: {} }));
}

export function useUnlinkGovernment() {
  return useProtectionChange(() => call(routes.unlinkGovernment, { body: {} }));
}

export function useLinkGovernment() {
  return useProtectionChange((query: string) => call(routes.linkGovernment, { body: { query } }));
}

export function useStartGovernmentLink() {
  return useMutation({
    mutationFn: () => call(routes.startGovernmentLink, { body: {} }),
    onSuccess: ({ url }) => globalThis.location.assign(url),
  });
}

export function useRenewRecoveryCodes() {
  return useMutation({ mutationFn: () => call(routes.renewRecoveryCodes, { body: {} }) });
}

export function useOwnSessions() {
  return useQuery({ queryKey: sessionsKey, queryFn: ({ signal }) => call(routes.listSessions, { signal }) });
}

/** Ends one session, or all others for null. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (session: OwnSessionView | null) =>
      session ? call(routes.revokeSession, { params: { id: session.id }, body: {} }) : call(routes.revokeOtherSessions, { body: {} }),
    onMutate: () => client.cancelQueries({ queryKey: sessionsKey }),
    onSuccess: (view) => client.setQueryData(sessionsKey, view),
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangePasswordBody) => call(routes.changePassword, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** True where the server wants a proof first; then it is asked for and the change is tried again. */
export function wantsProof(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'step-up.required';
}
