import type { ProjectContent } from './template.ts';

export const paymentsContent: ProjectContent = {
  slots: {
    country: ['Portugal', 'Poland', 'Sweden', 'Mexico', 'Singapore', 'Ireland', 'Italy', 'Bulgaria'],
    wallet: ['Apple Pay', 'Google Pay', 'PayPal', 'Swish', 'BLIK', 'Klarna'],
    bank: ['Nordbank', 'Banco Atlântico', 'Harbour Credit Union', 'Vistula Bank', 'Sparkasse Mitte'],
    merchant: [
      'Fjord Cycles',
      'Casa Oliva',
      'Pixel Parade',
      'Tea & Thunder',
      'Bodega Norte',
      'The Lamp Shop',
    ],
    amount: ['€19.99', '€1,204.50', 'zł 349.00', 'kr 2,499', '$0.00', '€87.10'],
    browser: ['Safari 18', 'Firefox 132', 'Edge 131', 'Samsung Internet', 'Chrome on Android'],
    code: [
      '402 card_declined',
      '409 already_captured',
      '500 ledger_timeout',
      '422 amount_mismatch',
      '504 acquirer_silent',
    ],
    service: ['ledger-writer', 'checkout-api', 'payout-scheduler', 'refund-worker', 'webhook-sender'],
    report: ['daily settlement', 'chargeback', 'monthly fee', 'VAT', 'payout reconciliation'],
    period: ['the last day of the month', 'a bank holiday', 'the change to winter time', 'the nightly batch'],
    count: ['14', '37', '212', '3', '1,090', '58'],
  },
  epics: [
    {
      component: 'Checkout',
      summary: 'Strong customer authentication, second round',
      description:
        'Exemptions for low-risk payments, and a challenge that people understand.\n- Ask for an exemption where the issuer allows it\n- Show why a challenge appears\n- Measure how many people give up',
    },
    {
      component: 'Ledger',
      summary: 'Move every merchant to the new ledger',
      description:
        'The old ledger cannot show a balance as of yesterday. The new one can, and both have to agree for a month before we switch.',
    },
    {
      component: 'Refunds',
      summary: 'Refunds that arrive the same day',
      description:
        'People ask support where their money is. Push the refund to the card network instead of waiting for the batch.',
    },
    {
      component: 'Payouts',
      summary: 'Instant payouts in six countries',
      description:
        'Merchants want Friday’s money on Friday. Start where the banks answer within ten seconds.',
    },
    {
      component: 'Reporting',
      summary: 'Reports that a bookkeeper can read',
      description: 'One file format, one time zone, column names in words.',
    },
  ],
  templates: [
    {
      type: 'Bug',
      component: 'Checkout',
      summary: '{wallet} button does nothing in {browser}',
      description:
        'Pressing the {wallet} button shows the spinner for a moment and then the page as before. No error is shown to the shopper.\n# Steps\n1. Open the demo shop of {merchant} in {browser}\n2. Put anything into the basket\n3. Press {wallet}\n# Expected\nThe payment sheet opens.',
      comments: [
        'I can reproduce it, but only with third-party cookies blocked.',
        '@assignee the console says `PaymentRequest: user activation required`. We open the sheet after an await.',
      ],
      labels: ['wallet', 'frontend'],
    },
    {
      type: 'Bug',
      component: 'Checkout',
      summary: 'Cards from {country} are declined with {code} after a successful challenge',
      description:
        'The issuer accepts the challenge, we get the cryptogram, and the authorization still fails.\n> POST /v2/authorizations\n> {"error":"{code}","issuer_country":"{country}"}\nAbout {count} shoppers were affected since Monday.',
      comments: [
        '{bank} confirms that they see the request without the challenge result.',
        'Looks like the field is lost when the request is retried. Trying a fix on the test acquirer.',
      ],
      labels: ['3ds', 'customer-reported'],
    },
    {
      type: 'Bug',
      component: 'Ledger',
      summary: 'Ledger is out of balance by {amount} after {period}',
      description:
        'The nightly check found a difference between the sum of postings and the account balance for {merchant}.\n- Difference: {amount}\n- First seen after {period}\n- Both sides were written by {service}',
      comments: [
        'Found it: one posting was written twice with different idempotency keys.',
        '@reporter can you check whether the bank statement shows the amount once or twice?',
      ],
      labels: ['ledger', 'reconciliation'],
    },
    {
      type: 'Bug',
      component: 'Refunds',
      summary: 'Refund of {amount} is shown twice to the shopper',
      description:
        'Support has a screenshot of {merchant}: two refunds of {amount} with the same reference. The ledger has one.\nThe e-mail is sent once per webhook delivery, and the webhook was delivered twice.',
      comments: [
        'Only the mail is wrong, the money is right. Lowering the pressure a little.',
        'We should key the mail by refund id, not by delivery.',
      ],
      labels: ['customer-reported', 'webhooks'],
    },
    {
      type: 'Bug',
      component: 'Payouts',
      summary: 'Payouts to {bank} stay in "sent" over {period}',
      description:
        'The bank answers with a file we do not read on that day, so {count} payouts wait for a confirmation that already arrived.',
      comments: [
        'Their file name has a date in local time. Ours is in UTC.',
        'Confirmed with {bank}: they will not change the file name.',
      ],
      labels: ['bank-files'],
    },
    {
      type: 'Bug',
      component: 'Reporting',
      summary: 'The {report} report misses transactions of {merchant}',
      description:
        '{merchant} counted {count} transactions more than the {report} report shows. All of them were captured within the last minute of the day.\nThe query uses `<` for the end of the day on one side and `<=` on the other.',
      comments: [
        'The totals page has the right numbers, only the file is short.',
        '@someone you wrote the export in spring, do you remember why it cuts by capture time?',
      ],
      labels: ['reports'],
    },
    {
      type: 'Bug',
      component: 'Checkout',
      summary: 'Amount is formatted as {amount} for shoppers in {country}',
      description:
        'The currency sign stands on the wrong side and the group separator is a comma. It should follow the shop’s language, not the server’s.',
      comments: ['Node’s Intl has the right data, we just never pass the locale.'],
      labels: ['i18n', 'frontend'],
    },
    {
      type: 'Bug',
      component: 'Ledger',
      summary: '{service} answers {code} under load',
      description:
        'During the rehearsal on Tuesday {service} answered {code} for {count} requests within a minute. The database was idle at that time.\n> pool exhausted: 0 idle, 0 creating, 240 waiting',
      comments: [
        'The pool is 10 by default. Somebody removed our setting in the upgrade.',
        'With 40 connections the rehearsal is green. I would still like to know why requests wait so long for one.',
      ],
      labels: ['performance'],
    },
    {
      type: 'Bug',
      component: 'Refunds',
      summary: 'Partial refund fails with {code} when a voucher was used',
      description:
        'A basket paid partly by voucher cannot be refunded in parts: the remaining amount is calculated from the full price.\nMerchant: {merchant}, amount: {amount}.',
      comments: ['A test for this exists, but it is skipped since version 4.5.'],
      labels: ['vouchers'],
    },
    {
      type: 'Story',
      component: 'Checkout',
      summary: 'Pay with {wallet} in {country}',
      description:
        'As a shopper in {country} I want to pay with {wallet}, so that I need not type my card number.\n# Done when\n- The button is shown to shoppers in {country} only\n- A declined payment leads back to the basket with a reason\n- The receipt names {wallet}',
      comments: [
        'Design is ready, see the board "Wallets, autumn".',
        'Legal asks for the terms of {wallet} next to the button. @assignee can we put a link under it?',
      ],
      labels: ['wallet'],
    },
    {
      type: 'Story',
      component: 'Refunds',
      summary: 'Let {merchant} refund several orders at once',
      description:
        'They had {count} orders to refund after a wrong price and did it by hand for two days.\n- Select orders in the list\n- One reason for all of them\n- A summary before anything is sent',
      comments: ['Talked to their shop manager: a CSV upload would do for the start.'],
      labels: ['merchant-request'],
    },
    {
      type: 'Story',
      component: 'Payouts',
      summary: 'Show merchants in {country} when their money arrives',
      description:
        'As a merchant I want to see the day a payout arrives in my account, so that I can plan purchases. {bank} gives us the date in its answer; for others we estimate.',
      comments: ['An estimate must look different from a promise. Grey and with "about"?'],
      labels: ['merchant-request', 'dashboard'],
    },
    {
      type: 'Story',
      component: 'Reporting',
      summary: 'Download the {report} report for {country} as a spreadsheet',
      description:
        'Bookkeepers in {country} open the file by double click and expect a decimal comma.\n- Format by language of the account\n- Totals in the first row\n- At most a minute for a year of data',
      comments: ['@reporter do they need the tax number on each row?'],
      labels: ['reports', 'merchant-request'],
    },
    {
      type: 'Story',
      component: 'Ledger',
      summary: 'Balance of an account as of any day, for {merchant} first',
      description:
        'The auditors ask every quarter, and we restore a backup every quarter. With the new ledger it is one query; it needs a page and a permission.',
      comments: ['First version is behind a flag, please try it with a year of postings.'],
      labels: ['audit'],
    },
    {
      type: 'Story',
      component: 'Checkout',
      summary: 'Remember the card for {merchant} without asking twice',
      description:
        'Returning shoppers of {merchant} confirm the same question at each visit. Ask once, keep the answer, show where to change it.',
      comments: ['Conversion in the trial went from 61 to 66 per cent.'],
      labels: ['conversion'],
    },
    {
      type: 'Task',
      component: 'Payouts',
      summary: 'Renew the certificate for the file transfer with {bank}',
      description:
        'The certificate of the transfer account ends soon. {bank} needs ten working days to install a new one.\n1. Create the key on the signing machine\n2. Send the request through their portal\n3. Agree on a day for the switch',
      comments: [
        'Request sent, they confirmed receipt.',
        'The switch is planned for 06:00, before the first file.',
      ],
      labels: ['certificates', 'operations'],
    },
    {
      type: 'Task',
      component: 'Ledger',
      summary: 'Move {merchant} to the new ledger',
      description:
        '{count} thousand postings. Both ledgers are written for a week; the comparison has to be empty for three days before the switch.',
      comments: [
        'Day two of comparison, no difference so far.',
        'One difference of {amount} on day three, caused by a manual correction. Counting starts again.',
      ],
      labels: ['migration'],
    },
    {
      type: 'Task',
      component: 'Checkout',
      summary: 'Review the release notes for the checkout SDK in {browser}',
      description:
        'Read them as a merchant would: does the note about {browser} say what to change? Add a code example where it does not.',
      comments: ['The paragraph about cookies is wrong, I sent a correction.'],
      labels: ['documentation'],
    },
    {
      type: 'Task',
      component: 'Reporting',
      summary: 'Agree on the columns of the {report} report with {merchant}',
      description:
        'They merge our file with that of another provider. A call of half an hour should be enough; bring a sample with made-up data.',
      comments: ['They want the order number first. Fine with me.'],
      labels: ['reports'],
    },
    {
      type: 'Task',
      component: 'Refunds',
      summary: 'Write the runbook for stuck refunds in {country}',
      description:
        'What the person on call needs at three in the morning:\n- How to see which step a refund is in\n- What may be repeated safely, and what not\n- Whom to ring at {bank}',
      comments: ['Draft is in the wiki. @someone you were on call last time, does it help?'],
      labels: ['documentation', 'operations'],
    },
    {
      type: 'Task',
      component: 'Payouts',
      summary: 'Rehearse a failed payout run for {country}',
      description:
        'Break the connection to {bank} in the test environment in the middle of a file and see whether the second attempt sends each payout once.',
      comments: ['Second attempt was clean. The alert came nine minutes late, though.'],
      labels: ['operations', 'testing'],
    },
    {
      type: 'Task',
      component: 'Ledger',
      summary: 'Upgrade {service} to Node 24',
      description:
        'It is the last one on 20. Nothing special expected, but the decimal library needs its new major version.',
      comments: ['Tests are green. Memory went down by a fifth.'],
      labels: ['maintenance'],
    },
  ],
  subtasks: [
    'Write the tests first',
    'Add the metric and an alert',
    'Update the API reference',
    'Try it with the test acquirer',
    'Ask legal about the wording',
    'Remove the old code path',
    'Translate the new texts',
  ],
  remarks: [
    'I take this one next, after the review for @someone.',
    'Seen again today at 14:10, same merchant.',
    '@assignee is there anything you need from us before the release?',
    'Pairing on it tomorrow morning.',
    'First pull request is open. It is bigger than I like; I will split it.\n- Reading the old format\n- Writing the new one\n- Switching over',
    'Blocked until the bank answers. I wrote to them again.',
    'Numbers from the last 24 hours:\n> attempts 48211\n> failures 37\n> retried ok 35',
    'Not urgent for us, but please keep it in this version if possible.',
    'Moved the date, the dependency on the ledger was not known when we planned.',
  ],
  closings: [
    'Live since this morning, no alert so far.',
    'Merged and rolled out to everybody. Thanks @someone for the review!',
    'Verified in production with a real card.',
    'Closing: the merchant confirmed that it works.',
    'Rolled out behind the flag, flag is on for all.',
  ],
};
