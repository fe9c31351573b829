import {
  dialled,
  isOldHelp,
  portalDirection,
  regionOf,
  regions,
  type HelpFacts,
  type IsoDate,
  type PortalTexts,
  type Region,
} from '@himaya/domain';
import { governorates, helpAudiences, helpDays } from '@himaya/domain';
import { agencies, kurdishOfAgency } from '@himaya/domain/reference';
import type { PublicHelp } from '../../portal.store';
import { blocks } from '../blocks';
import { html, type Html } from '../html';
import { page, root } from '../layout';
import { rightsSheet } from '../rights-sheets';
import type { SiteWords } from '../words';

/** Bodies that somebody may turn to by themselves. No shelter is among them: where they are is told to nobody. */
export const helping = [
  'anti-trafficking-department',
  'crime-combating-police',
  'kurdistan-ministry-of-interior',
  'investigation-courts',
  'public-prosecution',
  'ministry-of-labour-and-social-affairs',
  'ministry-of-health',
  'high-commission-for-human-rights',
  'diplomatic-missions',
] as const;

/** Entries for the whole country first, then by the region of each governorate they are for. */
const placesOf = ({ governorates: places }: HelpFacts): (Region | null)[] =>
  places.length === 0 ? [null] : [...new Set(places.map((one) => regionOf[one]))];

function hours(words: SiteWords, { days, opens, closes }: HelpFacts): string {
  const time = (text: string): string => words.digits(text);
  const comma = words.rtl ? '، ' : ', ';
  const on = words.code(helpDays, days);
  return opens === null || closes === null
    ? `${on}${comma}${words.text('help.day-and-night')}`
    : `${on}${comma}${words.text('help.hours', { opens: time(opens), closes: time(closes) })}`;
}

const phonesOf = (words: SiteWords, { phones, free }: HelpFacts): Html =>
  html`<p class="phones">
    ${phones.map((phone) => html`<a href="tel:${dialled(phone)}" dir="ltr">${phone}</a> `)}
    <span>${words.text(free ? 'help.free' : 'help.not-free')}</span>
  </p>`;

function entry(words: SiteWords, today: IsoDate, id: string, { day, texts, help }: PublicHelp): Html {
  const { title, body } = texts[words.language];
  const comma = words.rtl ? '، ' : ', ';
  const area =
    help.governorates.length === 0
      ? words.text('help.whole-country')
      : help.governorates.map((one) => words.code(governorates, one)).join(comma);
  return html`<li class="line" id="${id}">
    <h4>${title}</h4>
    ${phonesOf(words, help)}
    <dl>
      <dt>${words.text('help.for-whom')}</dt>
      <dd>${help.audiences.map((one) => words.code(helpAudiences, one)).join(comma)}</dd>
      <dt>${words.text('help.when')}</dt>
      <dd>${hours(words, help)}</dd>
      <dt>${words.text('help.languages')}</dt>
      <dd>
        ${help.languages.map(
          (one, at) => html`${at > 0 && comma}<bdi lang="${one}" dir="${portalDirection(one)}">${rightsSheet(one).name}</bdi>`,
        )}
      </dd>
      <dt>${words.text('help.area')}</dt>
      <dd>${area}</dd>
    </dl>
    ${blocks(body, 3)}
    <p class="meta">
      ${words.text('help.checked', { day: words.day(day) })}${isOldHelp(day, today) && html` · <strong>${words.text('help.old')}</strong>`}
    </p>
  </li>`;
}

/** In a further region: the number at once, and the rest where it stands. A page for an old phone says nothing twice. */
const again = (words: SiteWords, id: string, { texts, help }: PublicHelp): Html =>
  html`<li class="line">
    <h4><a href="#${id}">${texts[words.language].title}</a></h4>
    ${phonesOf(words, help)}
  </li>`;

/** Helplines and offices by region, with a number that a telephone can dial from the page; where there is none, what to do instead. */
function lines(words: SiteWords, entries: readonly PublicHelp[], today: IsoDate): Html {
  const base = `${root}/${words.language}`;
  if (entries.length === 0)
    return html`<div class="nothing">
      <p>${words.text('help.no-lines')}</p>
      <p>${words.text('help.instead')} <a href="${base}/concern">${words.text('part.concern')}</a></p>
    </div>`;
  const groups = [null, ...regions.codes]
    .map((region) => ({ region, shown: entries.filter(({ help }) => placesOf(help).includes(region)) }))
    .filter(({ shown }) => shown.length > 0);
  const firstOf = (one: PublicHelp): Region | null | undefined => groups.find(({ shown }) => shown.includes(one))?.region;
  const name = (region: Region | null): string => (region === null ? words.text('help.whole-country') : words.code(regions, region));
  return html`<ul class="menu tongues" aria-label="${words.text('help.regions')}">
      ${groups.map(({ region }) => html`<li><a href="#lines-${region ?? 'all'}">${name(region)}</a></li>`)}
    </ul>
    ${groups.map(
      ({ region, shown }) =>
        html`<section id="lines-${region ?? 'all'}">
          <h3>${name(region)}</h3>
          <ul class="cards">
            ${shown.map((one) => {
              const id = `line-${entries.indexOf(one)}`;
              return firstOf(one) === region ? entry(words, today, id, one) : again(words, id, one);
            })}
          </ul>
        </section>`,
    )}`;
}

export function helpPage(words: SiteWords, own: PortalTexts | null, entries: readonly PublicHelp[], today: IsoDate): Html {
  const base = `${root}/${words.language}`;
  const body = (id: (typeof helping)[number]): Html => {
    const found = agencies.find((agency) => agency.id === id);
    if (found === undefined) throw new Error(`no agency ${id}`);
    return html`<li>
      <strong>${words.name({ ar: found.nameAr, ckb: kurdishOfAgency(id) ?? found.nameAr, en: found.nameEn })}</strong>
      <p>${words.text(`help.${id}`)}</p>
    </li>`;
  };
  return page(words, {
    title: words.text('part.help'),
    path: '/help',
    part: 'help',
    content: html`<p class="call">${words.text('site.danger')}</p>
      <p class="note">${words.text('help.watched')} <a href="#traces">${words.text('help.traces')}</a></p>
      ${own !== null && html`<div class="words">${blocks(own[words.language].body)}</div>`}
      <h2>${words.text('help.lines')}</h2>
      ${lines(words, entries, today)}
      <h2>${words.text('help.bodies')}</h2>
      <ul class="cards">
        ${helping.map(body)}
      </ul>
      <h2>${words.text('help.shelters')}</h2>
      <p>${words.text('help.shelters-text')}</p>
      <h2>${words.text('help.write')}</h2>
      <p>${words.text('about.concern')} <a href="${base}/concern">${words.text('part.concern')}</a></p>
      <h2 id="traces">${words.text('help.traces')}</h2>
      <p>${words.text('help.traces-text')}</p>`,
  });
}
