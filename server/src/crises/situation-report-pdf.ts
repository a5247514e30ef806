import PDFDocument from 'pdfkit';
import { formatMoney } from '../kernel/money.ts';
import type { SituationReport } from './schema.ts';

const PAGE = { size: 'A4', margins: { top: 54, bottom: 60, left: 54, right: 54 } } as const;
const INK = '#14202b';
const QUIET = '#5b6b78';
const RULE = '#d5dce1';
const ACCENT = '#0e6e75';
const RED = '#b3261e';
const DRILL = '#6b3fa0';

type Doc = PDFKit.PDFDocument;

/** The report as a document to send: one to three pages, as of its time, numbered. */
export function renderSituationReport(report: SituationReport): Promise<Buffer> {
  const doc = new PDFDocument({ ...PAGE, bufferPages: true, info: { Title: titleOf(report), Author: report.madeByName, Subject: `Situation report ${report.number}` } });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  head(doc, report);
  figures(doc, report);
  burnDown(doc, report);
  recovery(doc, report);
  lists(doc, report);
  footers(doc, report);
  doc.end();
  return done;
}

function titleOf(report: SituationReport): string {
  return `${report.crisis.isDrill ? 'DRILL: ' : ''}${report.crisis.title}: situation report ${report.number}`;
}

function head(doc: Doc, report: SituationReport): void {
  const { crisis } = report;
  if (crisis.isDrill) doc.rect(0, 0, doc.page.width, 26).fill(DRILL).fillColor('white').font('Helvetica-Bold').fontSize(11).text('DRILL. Nothing here concerns real customers.', 54, 8);
  doc.fillColor(QUIET).font('Helvetica').fontSize(9).text(`${report.clientName}  ·  Crisis ${crisis.number}  ·  Situation report ${report.number}`, 54, 54);
  doc.fillColor(INK).font('Helvetica-Bold').fontSize(20).text(crisis.title, { paragraphGap: 4 });
  doc.font('Helvetica').fontSize(10).fillColor(INK).text(`${crisis.severity.toUpperCase()}  ·  ${words(crisis.phase)}  ·  as of ${when(report.asOf)}`);
  doc.fillColor(QUIET).text(`${crisis.severityWhy} Declared ${when(crisis.declaredAt)}${crisis.firstSignalAt ? `, first signal ${when(crisis.firstSignalAt)}` : ''}.`);
  doc.fillColor(crisis.nextUpdateAt && crisis.nextUpdateAt < report.asOf ? RED : INK).text(crisis.nextUpdateAt ? `Next update promised for ${when(crisis.nextUpdateAt)}.` : 'No further update is promised.');
  doc.fillColor(QUIET).text(`Scope: ${crisis.scopeWords}. Playbook ${crisis.playbook}, version ${crisis.playbookVersion}.`);
  const command = report.roles.map((one) => `${words(one.role)}: ${one.personName}`).join('  ·  ');
  if (command) doc.text(command);
  rule(doc);
}

function figures(doc: Doc, report: SituationReport): void {
  const { backlogAtDeclaration: then, backlogNow: now, figures: scope } = report.crisis;
  const money = scope.money.map((one) => formatMoney(one.valueMinor, one.currency)).join(', ') || 'none';
  const cells: [string, string, string][] = [
    ['Orders open', count(now.ordersOpen), `${count(then.ordersOpen)} at declaration`],
    ['Past promise', count(now.ordersLate), `${now.latePercent}% of open, ${count(then.ordersLate)} at declaration`],
    ['Customers waiting', count(now.customersOpen), `${count(scope.customers)} in scope`],
    ['Units short', count(now.unitsShort), `${count(now.unitsUnallocated)} without a plan`],
    ['Value in scope', money, `${count(scope.orders)} orders`],
    ['At closed sites', count(now.unitsAtClosedSites), `${count(then.unitsAtClosedSites)} at declaration`],
  ];
  const top = doc.y;
  const width = (doc.page.width - 108) / 3;
  cells.forEach(([label, value, note], i) => {
    const x = 54 + (i % 3) * width;
    const y = top + Math.floor(i / 3) * 54;
    doc.fillColor(QUIET).font('Helvetica').fontSize(8).text(label, x, y, { width: width - 8 });
    doc.fillColor(INK).font('Helvetica-Bold').fontSize(15).text(value, x, y + 10, { width: width - 8, lineBreak: false, ellipsis: true });
    doc.fillColor(QUIET).font('Helvetica').fontSize(8).text(note, x, y + 29, { width: width - 8 });
  });
  doc.x = 54;
  doc.y = top + 108;
}

/** Open and late orders over time, drawn; nothing when there is only one reading. */
function burnDown(doc: Doc, report: SituationReport): void {
  const { readings } = report.crisis;
  if (readings.length < 2) return;
  section(doc, 'Burn-down of open orders');
  const box = { x: 54, y: doc.y, width: doc.page.width - 108, height: 110 };
  const from = Date.parse(readings[0]!.at);
  const span = Math.max(1, Date.parse(readings[readings.length - 1]!.at) - from);
  const top = Math.max(1, ...readings.map((one) => one.figures.ordersOpen));
  const line = (pick: (one: (typeof readings)[number]) => number, colour: string): void => {
    readings.forEach((one, i) => {
      const x = box.x + (box.width * (Date.parse(one.at) - from)) / span;
      const y = box.y + box.height * (1 - pick(one) / top);
      if (i === 0) doc.moveTo(x, y);
      else doc.lineTo(x, y);
    });
    doc.lineWidth(1.4).strokeColor(colour).stroke();
  };
  doc.lineWidth(0.5).strokeColor(RULE).moveTo(box.x, box.y + box.height).lineTo(box.x + box.width, box.y + box.height).stroke();
  line((one) => one.figures.ordersOpen, ACCENT);
  line((one) => one.figures.ordersLate, RED);
  doc.fontSize(8).fillColor(QUIET).text(`${count(top)} at most`, box.x, box.y - 2);
  doc.text(when(readings[0]!.at), box.x, box.y + box.height + 4, { lineBreak: false });
  doc.text(when(report.asOf), box.x, box.y + box.height + 4, { width: box.width, align: 'right' });
  doc.fillColor(ACCENT).text('open', box.x + box.width - 70, box.y - 2, { continued: true }).fillColor(RED).text('   late');
  doc.x = 54;
  doc.y = box.y + box.height + 22;
}

function recovery(doc: Doc, report: SituationReport): void {
  section(doc, report.crisis.recovered ? 'Recovery criteria: all hold' : 'Recovery criteria');
  for (const one of report.crisis.recovery) {
    doc.font('Helvetica').fontSize(10).fillColor(one.holds ? INK : RED).text(`${one.holds ? 'holds' : 'open'}   ${one.words} (now ${one.now}, at most ${one.atMost})${one.sinceAt && !one.holds ? `, met since ${when(one.sinceAt)}` : ''}`);
  }
}

function lists(doc: Doc, report: SituationReport): void {
  const list = (title: string, rows: string[]): void => {
    if (rows.length === 0) return;
    section(doc, title);
    for (const row of rows) doc.font('Helvetica').fontSize(9.5).fillColor(INK).text(row, { paragraphGap: 2 });
  };
  list('Done', report.tasksDone.map((task) => `${task.finishedAt ? when(task.finishedAt) : ''}  ${task.title}${task.result ? `: ${task.result}` : ''}`));
  list('To do', report.tasksOpen.map((task) => `${task.overdue ? 'OVERDUE  ' : ''}${when(task.dueAt)}  ${task.title} (${words(task.role)})`));
  list('Decisions', report.decisions.map((one) => `${one.decidedAt ? when(one.decidedAt) : ''}  ${one.question} ${one.choice}. ${one.rationale ?? ''} (${one.decidedByName ?? ''})`));
  list('Log', report.log.map((entry) => `${when(entry.at)}  ${entry.title}  (${entry.actorName})`));
}

function section(doc: Doc, title: string): void {
  if (doc.y > doc.page.height - 150) doc.addPage();
  doc.moveDown(0.8).font('Helvetica-Bold').fontSize(11).fillColor(INK).text(title, 54, doc.y, { paragraphGap: 4 });
}

function rule(doc: Doc): void {
  doc.moveDown(0.6);
  doc.lineWidth(0.5).strokeColor(RULE).moveTo(54, doc.y).lineTo(doc.page.width - 54, doc.y).stroke();
  doc.moveDown(0.8);
}

function footers(doc: Doc, report: SituationReport): void {
  const { start, count: pages } = doc.bufferedPageRange();
  for (let i = 0; i < pages; i += 1) {
    doc.switchToPage(start + i);
    // Without its bottom margin, or the footer would start a page of its own.
    doc.page.margins.bottom = 0;
    doc.font('Helvetica').fontSize(8).fillColor(QUIET).text(`${titleOf(report)}  ·  as of ${when(report.asOf)}  ·  page ${i + 1} of ${pages}`, 54, doc.page.height - 40, { width: doc.page.width - 108, lineBreak: false, ellipsis: true });
  }
}

function when(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

function words(code: string): string {
  const text = code.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function count(value: number): string {
  return value.toLocaleString('en');
}
