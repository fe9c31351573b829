/** The one-time code for saying how a service was is a slip's code. */
export { readSlipCode as readFeedbackCode, slipCodeFrom as feedbackCodeFrom } from '../shared/slip-code';
