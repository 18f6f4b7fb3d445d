/**
 * Statistical disclosure control: keeps small counts of cases out of a report, and out of reach of a reader who computes.
 *
 * <p>In come the judged figures of a report, whole; out go the same, each with as much of it as may be published ({@link
 * dk.maaltal.verdicts.Shown}). {@link dk.maaltal.disclosure.DisclosureControl} is the way in.
 *
 * <h2>The method, in the words of the field</h2>
 *
 * <p>The method is <b>cell suppression</b>: a cell of a table is published as it is, or not at all. Besides, a percentage or a
 * mean can be published as printed (rounded) without the counts behind it.
 *
 * <ul>
 *   <li>A <b>sensitivity rule</b> says which counts may not be published. Here it is the <b>minimum frequency rule</b> (also
 *       threshold rule): those from 1 to one less than the number after {@code hide counts below}. {@link
 *       dk.maaltal.disclosure.MinimumFrequencyRule}
 *   <li><b>Primary suppression</b> takes out each cell that is sensitive by itself. {@code PublishedFigure.primarySuppression}
 *   <li><b>Secondary suppression</b>, also complementary suppression, takes out further cells, as long as a sensitive count can
 *       be computed from what is left. {@code SecondarySuppression}
 *   <li>The <b>suppression pattern</b> is the outcome: how much is shown of each cell.
 *   <li><b>Exact disclosure</b> is that a reader can compute a sensitive count; this is what is prevented. <b>Approximate
 *       disclosure</b> is that a reader can narrow it down to a small <b>feasibility interval</b>, and <b>inferential
 *       disclosure</b> that a reader can guess it from what usually is so; neither is.
 *   <li>Tables that have cells or totals in common are <b>linked tables</b>; all tables of a report are protected together.
 * </ul>
 *
 * <h2>The model</h2>
 *
 * <p>The unknowns are <b>elementary counts</b> ({@code ElementaryCounts}), the inner cells of all tables at once: cases of
 * one kind, received or ended between two neighbouring days on which some figure begins or ends, in one band of age. Kinds
 * are told apart by the populations and conditions of the plan ({@link dk.maaltal.figures.CaseKinds}), and readers are taken
 * to know which kinds there are, and what cases hold besides dates. Kinds and dates that exclude each other are <b>structural
 * zeros</b> ({@code FeasibleKinds}): if all areas are A and B, then of the cases received in 2022 those of B and those of "A,
 * received to 2022" are all, though there are other cases later; and what was received in December is not eight weeks late that
 * year.
 *
 * <p>What a figure publishes is a set of <b>linear equations</b> over these unknowns ({@code PublishedFigure}): a count is a
 * sum of them; a percentage shown whole is two or three sums, and shown rounded the equation numerator − percentage ×
 * denominator = 0; a deviation or a ratio between counts is one equation. Some equations hold by definition and need nobody
 * to publish them: bands of age add up to all ages, and cases pending are those pending before, plus those received, less
 * those decided.
 *
 * <p>A sensitive count can be computed exactly when it is a linear combination of what is published. Gaussian elimination
 * decides that ({@code LinearSystem}) and tells which figures it is computed from; those are the candidates for secondary
 * suppression. What a reader misses least goes first: counts behind percentages and means, then the smallest cell without
 * which the count is safe, results of targets last. The choice is greedy, so the pattern is valid but not always the
 * smallest. Afterwards each cell is shown again if that does no harm. Coefficients are residues modulo a prime ({@code
 * PrimeField}): exact, and quick.
 *
 * <h2>An example by hand</h2>
 *
 * <p>Cases received are published for each quarter and for the year, and counts below 5 are sensitive:
 *
 * <pre>
 *   Q1   Q2   Q3   Q4   year
 *   10    3   12   15     40
 * </pre>
 *
 * <p>The unknowns are q1, q2, q3 and q4. Q2 is small: primary suppression. What is published then says
 *
 * <pre>
 *   q1 = 10,   q3 = 12,   q4 = 15,   q1 + q2 + q3 + q4 = 40
 * </pre>
 *
 * <p>and q2 = (q1 + q2 + q3 + q4) − q1 − q3 − q4 = 40 − 10 − 12 − 15 = 3. It is a combination of the year, Q1, Q3 and Q4. The
 * smallest of these is Q1, and without it only q1 + q2 = 40 − 12 − 15 = 13 can be computed. So Q1 is the secondary suppression,
 * and what is printed is
 *
 * <pre>
 *   Q1   Q2   Q3   Q4   year
 *   ..   ..   12   15     40
 * </pre>
 *
 * <p>The same with a percentage: 97 of 100 cases were in time, and 3 not, which is sensitive. The percentage is printed
 * rounded, 97,0, without its counts; with t cases in time and d in all it says t − 0.97 d = 0. If another table said d = 100,
 * a reader had d − t = 0.03 d = 3; so that table's count is suppressed too. {@code DisclosureTest} holds both examples.
 *
 * <h2>What it does not protect against</h2>
 *
 * <ul>
 *   <li>Bounds: that q1 + q2 is 13 and neither is negative leaves q2 between 0 and 13; how narrow such an interval is, is not
 *       looked at. Nor is what a verdict, made on the whole figure, says about a suppressed one.
 *   <li>Rounding: a rounded percentage is taken as an equation with the printed value; which whole numbers round to it is not
 *       tried out.
 *   <li>Medians, percentiles, the smallest and the largest, sums of numbers, ages of the oldest cases, and the sums of days
 *       behind means: they are printed, and are no equations between counts. Leave them out of a plan whose cases are so few.
 *   <li>How far a percentage or a mean is from another: where one is printed and the other is suppressed, being of few cases,
 *       the distance tells its value, though not of how many cases it is.
 *   <li>Shares of those received: their counts are never printed and their percentages are taken to say nothing about the
 *       counts of other figures.
 *   <li>What is known from elsewhere (<b>residual disclosure</b>): an earlier edition, another document, results published
 *       before, or what somebody knows of cases of their own. Each edition is protected by itself.
 *   <li>The terminal, which is for the controller and shows everything.
 * </ul>
 *
 * <h2>Literature</h2>
 *
 * <ul>
 *   <li>A. Hundepool, J. Domingo-Ferrer, L. Franconi, S. Giessing, E. Schulte Nordholt, K. Spicer and P.-P. de Wolf,
 *       <i>Statistical Disclosure Control</i>, Wiley 2012: the concepts and rules. Its words are used here; so are those of
 *       M. Elliot and others, <i>Glossary on Statistical Disclosure Control</i>, 2009.
 *   <li>L. Willenborg and T. de Waal, <i>Elements of Statistical Disclosure Control</i>, Springer 2001.
 *   <li>L. H. Cox, "Suppression Methodology and Statistical Disclosure Control", <i>Journal of the American Statistical
 *       Association</i> 75 (370), 1980, pp. 377–385: complementary suppression.
 *   <li>M. Fischetti and J. J. Salazar, "Solving the Cell Suppression Problem on Tabular Data with Linear Constraints",
 *       <i>Management Science</i> 47 (7), 2001: tables, linked ones too, as one system of linear equations.
 *   <li>Ø. Langsrud, "Secondary Cell Suppression by Gaussian Elimination: An Algorithm Suitable for Handling Issues with
 *       Zeros and Singletons", <i>Privacy in Statistical Databases</i>, Springer 2024: the closest to the method here.
 * </ul>
 *
 * <p>τ-ARGUS and the R packages sdcTable and GaussSuppression are programs of statistical offices for the same problem. They
 * protect given tables of cells and totals; here the equations come from the plan, and percentages, deviations and ratios are
 * among them.
 */
package dk.maaltal.disclosure;
