import {
  lastAccountableHalf,
  localDay,
  type AccountFinding,
  type AgencyId,
  type MemberAccountView,
  type MemberAccountsView,
  type MemberEvaluationsView,
} from '@himaya/domain';
import { signedIn, type Doors } from './doors';

const labour = 'ministry-of-labour-and-social-affairs' as AgencyId;
const health = 'ministry-of-health' as AgencyId;
const justice = 'ministry-of-justice' as AgencyId;

/**
 * The last half-year that can be accounted for: Labour was asked by the chair and replied, of Justice's reply the chair has found, Health was asked
 * and has not replied, and the secretariat evaluated all three, one of them anew. Written once.
 */
export async function holdDemoToAccount(doors: Doors, now: Date): Promise<void> {
  const half = lastAccountableHalf(localDay(now));
  const [chair, focal, ofJustice, analyst] = [
    await signedIn(doors, 'committee-chair'),
    await signedIn(doors, 'agency-focal-point'),
    await signedIn(doors, 'agency-focal-point-2'),
    await signedIn(doors, 'secretariat-analyst'),
  ];
  try {
    if ((await chair.get<MemberAccountsView>('/plan/accounts')).items.length > 0) return;
    const ask = (agencyId: AgencyId, questions: string) => chair.post<MemberAccountView>('/plan/accounts', { half, agencyId, questions });
    const evaluate = (agencyId: AgencyId, after: number, result: AccountFinding, text: string) =>
      analyst.post<MemberEvaluationsView>('/plan/evaluations', { half, agencyId, after, result, text });
    const asked = await ask(labour, 'مثال مختلق: ما سبب تأخر تقريرين، ومتى تُفتح الدورة المؤجلة؟');
    await ask(health, 'مثال مختلق: لم تصل معظم تقارير الأشهر الستة. ما الذي أُنجز من الأنشطة؟');
    const reply = { reply: 'مثال مختلق: نُقل معد التقارير إلى دائرة أخرى وسُمي بديل، وتُفتح الدورة في الشهر القادم.' };
    await focal.post(`/plan/accounts/${asked.id}/reply`, reply, asked.version);
    const told = await ask(justice, 'مثال مختلق: التقارير في موعدها. ما الذي يحتاجه تدريب موظفي السجون؟');
    const replied = await ofJustice.post<MemberAccountView>(
      `/plan/accounts/${told.id}/reply`,
      { reply: 'مثال مختلق: دورة واحدة في كل محافظة، ومدربون من المعهد القضائي.' },
      told.version,
    );
    const finding = {
      finding: 'met' satisfies AccountFinding,
      text: 'مثال مختلق: أوفت الجهة بالتزاماتها، وتُعرض الدورات في الجلسة القادمة.',
    };
    await chair.post(`/plan/accounts/${told.id}/finding`, finding, replied.version);
    await evaluate(justice, 0, 'met', 'مثال مختلق: كل التقارير في موعدها.');
    await evaluate(labour, 0, 'not-met', 'مثال مختلق: تقارير متأخرة ونشاط واحد مؤجل.');
    await evaluate(labour, 1, 'partly-met', 'مثال مختلق: وصلت التقارير بعد التذكير، وبقي نشاط واحد مؤجلاً.');
    await evaluate(health, 0, 'not-met', 'مثال مختلق: لم تصل معظم التقارير في هذه المدة.');
  } finally {
    await Promise.all([chair, focal, ofJustice, analyst].map(({ leave }) => leave()));
  }
}
