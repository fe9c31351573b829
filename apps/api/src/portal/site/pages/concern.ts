import {
  concernPlaces,
  concernSigns,
  governorates,
  publicConcernLimits,
  publicWriters,
  type CodeList,
  type PortalTexts,
  type PublicConcernForm,
} from '@himaya/domain';
import { intro } from '../blocks';
import { html, type Html } from '../html';
import { page, root } from '../layout';
import type { SiteWords } from '../words';

/** The field that no person sees and no person fills. */
export const trap = 'website';

export interface ConcernForm {
  readonly token: string;
  /** What was written before, where it could not be taken. */
  readonly filled: PublicConcernForm | null;
  /** Field → code of what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
  /** A word about the whole: `concern.<notice>`. */
  readonly notice: 'too-soon' | 'too-late' | 'trap' | 'limited' | 'closed' | 'wrong' | 'malformed' | null;
}

const empty: PublicConcernForm = {
  writer: '', governorate: '', placeKind: '', place: '', seenOn: '', people: '', narrative: '', contact: '', signs: [], danger: false,
}; // prettier-ignore

/** A plain form: no script, no file, no cookie. */
export function concernPage(words: SiteWords, own: PortalTexts | null, { token, filled, errors, notice }: ConcernForm): Html {
  const t = (key: string, values?: Record<string, string>): string => words.text(key, values);
  const was = filled ?? empty;
  const error = (field: string): Html | false =>
    errors[field] !== undefined && html`<p class="error" id="${field}-error">${t(`error.${errors[field]}`)}</p>`;
  const marks = (field: string): Html =>
    errors[field] === undefined
      ? html` aria-describedby="${field}-hint"`
      : html` aria-invalid="true" aria-describedby="${field}-hint ${field}-error"`;
  const hint = (field: string): Html => html`<p class="quiet" id="${field}-hint">${t(`form.${field}-hint`)}</p>`;
  const choice = (field: 'governorate' | 'placeKind', list: CodeList<string>): Html =>
    html`<div class="field">
      <label for="${field}">${t(`form.${field}`)}</label>${hint(field)}${error(field)}<select
        id="${field}"
        name="${field}"
        required${marks(field)}
      >
        <option value="">${t('form.choose')}</option>
        ${list.codes.map(
          (code) => html`<option value="${code}" ${was[field] === code && html` selected`}>${words.code(list, code)}</option>`,
        )}
      </select>
    </div>`;
  const line = (field: 'place' | 'contact', limit: number): Html =>
    html`<div class="field">
      <label for="${field}">${t(`form.${field}`)}</label>${hint(field)}${error(field)}<input
        id="${field}"
        name="${field}"
        maxlength="${limit}"
        autocomplete="off"
        value="${was[field]}"
        ${marks(field)}
      />
    </div>`;
  return page(words, {
    title: t('part.concern'),
    path: '/concern',
    part: 'concern',
    content: html`${notice !== null && html`<p class="wrong" role="alert">${t(`concern.${notice}`)}</p>`}
      <p>${t('about.concern')}</p>
      ${intro(own, words.language)}
      <p class="call">${t('site.danger')}</p>
      <form method="post" action="${root}/${words.language}/concern" accept-charset="utf-8">
        <input type="hidden" name="token" value="${token}" />
        <fieldset class="choice" ${errors['writer'] !== undefined && html` aria-invalid="true" aria-describedby="writer-error"`}>
          <legend>${t('form.writer')}</legend>
          ${error('writer')}${publicWriters.codes.map(
            (code) =>
              html`<label
                ><input type="radio" name="writer" value="${code}" required${was.writer === code && html` checked`} /> ${words.code(
                  publicWriters,
                  code,
                )}</label
              >`,
          )}
        </fieldset>
        <fieldset class="choice">
          <legend>${t('form.danger')}</legend>
          <label><input type="checkbox" name="danger" value="yes" ${was.danger && html` checked`} /> ${t('form.danger-yes')}</label>
        </fieldset>
        ${choice('governorate', governorates)} ${choice('placeKind', concernPlaces)} ${line('place', publicConcernLimits.place)}
        <fieldset class="choice">
          <legend>${t('form.signs')}</legend>
          ${error('signs')}
          <div class="columns">
            ${concernSigns.codes.map(
              (code) =>
                html`<label
                  ><input type="checkbox" name="signs" value="${code}" ${was.signs.includes(code) && html` checked`} /> ${words.code(
                    concernSigns,
                    code,
                  )}</label
                >`,
            )}
          </div>
        </fieldset>
        <div class="field">
          <label for="narrative">${t('form.narrative')}</label>${hint('narrative')}${error('narrative')}<textarea
            id="narrative"
            name="narrative"
            rows="8"
            maxlength="${publicConcernLimits.narrative}"
            ${marks('narrative')}
          >
${was.narrative}</textarea
          >
        </div>
        <div class="field">
          <label for="people">${t('form.people')}</label>${hint('people')}${error('people')}<input
            id="people"
            name="people"
            inputmode="numeric"
            maxlength="3"
            autocomplete="off"
            value="${was.people}"
            ${marks('people')}
          />
        </div>
        <div class="field">
          <label for="seenOn">${t('form.seenOn')}</label>${hint('seenOn')}${error('seenOn')}<input
            id="seenOn"
            name="seenOn"
            type="date"
            value="${was.seenOn}"
            ${marks('seenOn')}
          />
        </div>
        ${line('contact', publicConcernLimits.contact)}
        <div class="aside" aria-hidden="true">
          <label for="${trap}">${t('form.trap')}</label><input id="${trap}" name="${trap}" tabindex="-1" autocomplete="off" />
        </div>
        <p class="quiet">${t('concern.kept')}</p>
        <button type="submit">${t('form.send')}</button>
      </form>`,
  });
}

/** What whoever wrote is told: a reference to name it by, and what happens next. Nobody is ever told more. */
export const takenPage = (words: SiteWords, reference: string): Html =>
  page(words, {
    title: words.text('taken.title'),
    path: '/concern',
    part: 'concern',
    elsewhere: false,
    content: html`<p>${words.text('taken.text')}</p>
      <p class="code" dir="ltr">${reference}</p>
      <h2>${words.text('taken.next')}</h2>
      <ul>
        <li>${words.text('taken.next-1')}</li>
        <li>${words.text('taken.next-2')}</li>
        <li>${words.text('taken.next-3')}</li>
      </ul>
      <p class="call">${words.text('site.danger')}</p>
      <p><a href="${root}/${words.language}/help">${words.text('part.help')}</a></p>`,
  });
