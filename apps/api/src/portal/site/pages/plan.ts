import { meanRatio, publicRatio, type PlanActivityView, type PlanAxisView, type PlanReleasedView, type PortalTexts } from '@himaya/domain';
import type { PublicPlan } from '../../../plan';
import { intro } from '../blocks';
import { html, type Html } from '../html';
import { nothing, page, root } from '../layout';
import type { SiteWords } from '../words';

/** Whole percents in steps of five: how far, and no count that could be read back from it. */
const shown = (ratio: number): number => Math.floor((Math.min(1, Math.max(0, ratio)) * 100) / 5) * 5;

function progress(words: SiteWords, ratio: number, label: string): Html {
  const percent = shown(ratio);
  const text = words.percent(percent);
  return html`<p>${text}</p>
    <svg class="progress" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label="${label}: ${text}">
      <rect class="whole" width="100" height="4" />
      <rect class="done" x="${words.rtl ? 100 - percent : 0}" width="${percent}" height="4" />
    </svg>`;
}

const ofPlan = (words: SiteWords, { plan }: PublicPlan): Html =>
  html`<p><strong>${words.name(plan.title)}</strong></p>
    <p class="meta">${words.text('plan.period', { from: words.day(plan.startsOn), to: words.day(plan.endsOn) })}</p>`;

/** The adopted plan by axis: its aim, how many activities it has, and how far those with a target have come. */
export function planPage(words: SiteWords, own: PortalTexts | null, found: PublicPlan | null): Html {
  const { language } = words;
  const axis = ({ number, name, objective, activities }: PlanAxisView): Html => {
    // What is not told of an activity is in no mean either: of the others it would tell it.
    const told = activities.map(publicRatio).filter((ratio) => typeof ratio === 'number');
    const [mean, counted] = [meanRatio(told), told.length];
    return html`<section class="panel field">
      <h2>
        <a href="${root}/${language}/plan/${number}">${words.text('plan.axis', { number: words.number(number) })}: ${words.name(name)}</a>
      </h2>
      <p>${words.name(objective)}</p>
      <p class="meta">${words.text('plan.activities', { count: words.number(activities.length), counted: words.number(counted) })}</p>
      ${mean === null ? html`<p>${words.text('plan.no-mean')}</p>` : progress(words, mean, words.text('plan.mean'))}
    </section>`;
  };
  return page(words, {
    title: words.text('part.plan'),
    path: '/plan',
    part: 'plan',
    content: html`${intro(own, language)}
    ${found === null
      ? nothing(words.text('plan.none'))
      : html`${ofPlan(words, found)}${found.axes.map(axis)}
          <p class="note">${words.text('plan.method')}</p>`}`,
  });
}

/** What case data say of an activity: the figure that was published of its year, or that there is none. */
function released(words: SiteWords, { year, release, figure }: PlanReleasedView): Html {
  const of = words.digits(String(year));
  if (release === null) return html`<p class="quiet">${words.text('plan.not-released', { year: of })}</p>`;
  const shown =
    figure === null ? words.text('plan.held', { year: of }) : words.text('plan.released', { year: of, figure: words.number(figure) });
  return html`<p><a href="${root}/${words.language}/figures/${release}">${shown}</a></p>`;
}

/** One axis with its activities. Only where there is a target is there a ratio. */
export function axisPage(words: SiteWords, found: PublicPlan, axis: PlanAxisView): Html {
  const activity = (one: PlanActivityView): Html => {
    const ratio = publicRatio(one);
    return html`<li class="activity">
      <h2>${words.digits(`${axis.number}.${one.number}`)} ${words.name(one.title)}</h2>
      <p class="meta">
        ${one.endsOn === null
          ? words.text('plan.from', { from: words.day(one.startsOn) })
          : words.text('plan.period', { from: words.day(one.startsOn), to: words.day(one.endsOn) })}
      </p>
      <p>
        ${words.text('plan.by')}: ${one.implementers.map(({ name }, at) => html`${at > 0 && (words.rtl ? '، ' : ', ')}${words.name(name)}`)}
      </p>
      ${one.indicator !== null && html`<p>${words.text('plan.indicator')}: ${words.name(one.indicator)}</p>`}
      ${one.released !== null && released(words, one.released)}
      ${one.completed
        ? html`<p><strong>${words.text('plan.completed')}</strong></p>`
        : ratio === null
          ? (one.released?.release ?? null) === null && html`<p class="quiet">${words.text('plan.no-target')}</p>`
          : ratio === 'under-way'
            ? html`<p>${words.text('plan.of-few')}</p>`
            : progress(words, ratio, words.text('plan.reached'))}
    </li>`;
  };
  return page(words, {
    title: words.text('plan.axis', { number: words.number(axis.number) }),
    path: `/plan/${axis.number}`,
    part: 'plan',
    content: html`<p><strong>${words.name(axis.name)}</strong></p>
      <p>${words.name(axis.objective)}</p>
      ${ofPlan(words, found)}
      <ul class="plain">
        ${axis.activities.map(activity)}
      </ul>
      <p class="note">${words.text('plan.method')}</p>
      <p><a href="${root}/${words.language}/plan">${words.text('part.plan')}</a></p>`,
  });
}
