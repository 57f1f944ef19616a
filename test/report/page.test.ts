import { expect, test } from "vitest";
import { htmlTable, page } from "../../dist/report/page.js";

const text = page({
  title: "W < 0 & <b>",
  lead: "a \"quoted\" 'lead'",
  sections: [
    {
      heading: "x > 0",
      text: "one <script>alert(1)</script>\n\ntwo",
      html: htmlTable(["<W>"], [["a<b"], ["pass"], [1.5]]),
    },
    { heading: "plot", svg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>' },
  ],
});

test("texts are escaped, whatever they hold", () => {
  expect(text).toContain("<title>W &lt; 0 &amp; &lt;b&gt;</title>");
  expect(text).toContain("<h2>x &gt; 0</h2>");
  expect(text).toContain("&quot;quoted&quot; &#39;lead&#39;");
  expect(text).toContain('<th scope="col">&lt;W&gt;</th>');
  expect(text).toContain("<td>a&lt;b</td>");
  expect(text).not.toContain("<script");
});

test("an empty line parts paragraphs, a plot is taken as it is", () => {
  expect(text).toContain("<p>two</p>");
  expect(text).toContain('<figure><svg xmlns="http://www.w3.org/2000/svg"></svg></figure>');
});

test("the word of a verdict has its tone, a number its own class", () => {
  expect(text).toContain('<td class="good">pass</td>');
  expect(text).toContain('<td class="number">1.5</td>');
  expect(htmlTable(["verdict"], [["broken"], ["undecided"]])).toMatch(
    /class="bad">broken.*class="open">undecided/s,
  );
});

test("needs nothing but itself, and is made for light, dark and paper", () => {
  expect(text).not.toMatch(/<link|<img|@import|url\(|src=/);
  expect(text).toContain("prefers-color-scheme: dark");
  expect(text).toContain("@media print");
  expect(text.startsWith("<!doctype html>")).toBe(true);
});
