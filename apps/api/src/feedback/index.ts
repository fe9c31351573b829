export { FeedbackModule } from './feedback.module';
export { feedbackWork } from './feedback-work';
