// Loaded into the API by the bench's first process of it: tells, when asked, which statements a request sent with which parameters, so
// that the limit is measured with exactly these. The measured process runs without it.
const { Client } = require('pg');

const send = Client.prototype.query;
let told;

Client.prototype.query = function (config, values, ...rest) {
  if (told && typeof config === 'string') told.push({ text: config, values: Array.isArray(values) ? values : [] });
  else if (told && config?.text) told.push({ name: config.name, text: config.text, values: config.values ?? [] });
  return send.call(this, config, values, ...rest);
};

process.on('message', (word) => {
  if (word === 'trace') told = [];
  if (word !== 'tell') return;
  process.send(told);
  told = undefined;
});
