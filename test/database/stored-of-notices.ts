import * as domain from '@himaya/domain';

/** Which lists the columns of notices sent on and of opinions draw from. */
export const storedOfNotices: Readonly<Record<string, readonly string[]>> = {
  'notification_contact.channel': domain.notificationChannels.codes,
  'notification_choice.channel': domain.notificationChannels.codes,
  'notification_choice.kind_group': domain.notificationGroups.codes,
  'notification_choice.timing': domain.deliveryTimings.codes,
  'notification_message.channel': domain.notificationChannels.codes,
  'notification_message.purpose': ['code', 'notices'],
  'notification_message.state': domain.messageStates.codes,
  'notification_delivery.channel': domain.notificationChannels.codes,
  'printed_paper.kind': domain.paperKinds.codes,
  'printed_paper.language': domain.interfaceLanguages,
  'feedback_code.service': domain.services.codes,
  'feedback_code.region': domain.regions.codes,
  'feedback_answer.service': domain.services.codes,
  'feedback_answer.region': domain.regions.codes,
  'feedback_answer.safe': domain.feedbackWords.codes,
  'feedback_answer.understood': domain.feedbackWords.codes,
};
