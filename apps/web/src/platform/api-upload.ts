import type { Route } from '@himaya/domain';
import { addressOf, headersOf, type CallOptions } from './api-client';
import { ApiProblem, problemOf } from './api-problem';

interface UploadOptions extends Pick<CallOptions<void>, 'params' | 'idempotencyKey' | 'version'> {
  readonly form: FormData;
  /** From 0 to 1, as the bytes leave. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a form with a file and tells how far it is, which `fetch` does not.
 *
 * @throws ApiProblem as `call` does; DOMException `AbortError` where the signal stopped it
 */
export function upload<View>(route: Route<void, View>, { form, onProgress, signal, ...options }: UploadOptions): Promise<View> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open(route.method, addressOf(route, options));
    headersOf(route, options).forEach((value, name) => {
      // The browser writes the form's own, with its boundary.
      if (name !== 'content-type') request.setRequestHeader(name, value);
    });
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status });
      if (response.ok) void response.json().then((view) => done(view as View), fail);
      else void problemOf(response).then(fail, fail);
    };
    request.onerror = () => fail(new ApiProblem('offline', 0));
    request.onabort = () => fail(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
