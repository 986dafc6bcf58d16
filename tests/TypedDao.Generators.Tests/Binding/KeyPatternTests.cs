using System.Globalization;
using System.Text.RegularExpressions;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Model;
using TypedDao.Keys;

namespace TypedDao.Generators.Tests.Binding;

/// <summary>Whether two templates can give one key is decided exactly: compared with members that the run time makes and reads.</summary>
public sealed class KeyPatternTests(ITestOutputHelper output)
{
    private const int Pairs = 4000;

    /// <summary>Characters of literals; those that the texts of values hold are among them, so that patterns often meet.</summary>
    private static readonly string[] Literals = ["a", "b", "-", "1", "0", "2025", "true", "-1", "Jan", ".", "/", "00"];

    private static readonly (ColumnKind Kind, KeyKind KeyKind, string? Format)[] Kinds =
    [
        (ColumnKind.String, KeyKind.String, null),
        (ColumnKind.Int32, KeyKind.Integer, null),
        (ColumnKind.Bool, KeyKind.Bool, null),
        (ColumnKind.Date, KeyKind.Date, null),
        (ColumnKind.Date, KeyKind.Date, "yyyy/MM/dd"),
        (ColumnKind.Date, KeyKind.Date, "yyyyMM"),
        (ColumnKind.Date, KeyKind.Date, "d-M-yyyy"),
        (ColumnKind.Date, KeyKind.Date, "ddMMMyyyy"),
        (ColumnKind.Timestamp, KeyKind.Timestamp, "yyyyMMddTHHK"),
        (ColumnKind.TimestampNtz, KeyKind.TimestampNtz, "yyyy-MM-dd HH.FFF"),
        (ColumnKind.Uuid, KeyKind.Uuid, null),
    ];

    [Fact]
    public void A_common_member_is_found_and_nothing_else()
    {
        const int seed = 20251;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        int meetings = 0;
        for (int i = 0; i < Pairs; i++)
        {
            Template left = Template.Random(random), right = Template.Random(random);
            string? example = Meet(left, right);
            string pair = $"{left} and {right}";
            if (example is not null)
            {
                meetings++;
                Assert.True(left.Gives(example), $"{pair}: '{example}' is not of the first.");
                Assert.True(right.Gives(example), $"{pair}: '{example}' is not of the second.");
            }
            else
            {
                Assert.DoesNotContain(left.Members(random), right.Gives);
                Assert.DoesNotContain(right.Members(random), left.Gives);
            }
        }

        output.WriteLine($"{meetings} of {Pairs} pairs meet");
        Assert.InRange(meetings, Pairs / 20, Pairs * 19 / 20);
    }

    [Fact]
    public void A_member_meets_its_own_template()
    {
        var random = new Random(7);
        for (int i = 0; i < Pairs; i++)
        {
            Template template = Template.Random(random);
            foreach (string member in template.Members(random).Take(3))
            {
                Assert.True(Meet(template, new Template([(member, -1)])) is not null, $"{template} gives '{member}'.");
            }
        }
    }

    [Theory]
    [InlineData("{a}-x", "{b}-y", false)]
    [InlineData("{a}x{b}", "{c}y{d}", true)]
    [InlineData("a{a}", "{b}b", true)]
    [InlineData("p{n:int}", "p{d:yyyy-MM-dd}", false)]
    [InlineData("p{n:int}", "p{d:yyyyMMdd}", true)]
    [InlineData("p{n:int}", "p007", true)]
    [InlineData("p{n:int}", "p00", true)]
    [InlineData("p{n:int}", "p-07", true)]
    [InlineData("p{n:int}", "p-0", false)]
    [InlineData("p{n:int}x", "p00{d:yyyyMMdd}x", true)]
    [InlineData("p{n:int}x", "p0-{d:yyyyMMdd}x", false)]
    [InlineData("{d:yyyy-MM-dd}", "2025-13-01", false)]
    [InlineData("{d:yyyy/MM/dd}/x", "2025/01/07/x", true)]
    [InlineData("{d:yyyy/MM/dd}/x", "{a}/{b}/07/x", true)]
    [InlineData("{d:yyyy/MM/dd}/x", "{a}/{b}/x", false)]
    public void Templates_meet_or_not(string left, string right, bool expected)
    {
        string outcome = string.Join('\n', GeneratorHost.Run($$"""
            stores:
              lake:
                type: local
                objects:
                  one: { type: FileObject, identifier: "{{Typed(left)}}", parameters: { {{Types(left)}} } }
                  two: { type: FileObject, identifier: "{{Typed(right)}}", parameters: { {{Types(right)}} } }
            """).Lines);
        Assert.Equal(expected, outcome.Contains("TDAO2350", StringComparison.Ordinal));
        Assert.DoesNotContain("TDAO2351", outcome);
    }

    [Theory]
    [InlineData("{n:int}-{m:int}", false)]
    [InlineData("{a}-{m:int}", true)]
    [InlineData("{a}-{b}", true)]
    [InlineData("{a}-{d:yyyy}", false)]
    [InlineData("{d:yyyy-M-d}-{n:int}", false)]
    [InlineData("{d:yyyyMMd}1{a}", true)]
    [InlineData("{a}/{b}", false)]
    public void Templates_are_read_in_one_way_or_refused(string template, bool isAmbiguous)
    {
        string outcome = string.Join('\n', GeneratorHost.Run($$"""
            stores:
              lake:
                type: local
                objects:
                  one: { type: FileObject, identifier: "{{Typed(template)}}", parameters: { {{Types(template)}} } }
            """).Lines);
        Assert.Equal(isAmbiguous, outcome.Contains("TDAO2306", StringComparison.Ordinal));
    }

    [Fact]
    public void Comparing_hostile_templates_takes_bounded_time()
    {
        string letters = new('x', 3000);
        var yaml = new System.Text.StringBuilder("stores:\n  lake:\n    type: local\n    objects:\n");
        for (int i = 0; i < 60; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"      o{i}: {{ type: FileObject, identifier: \"{{a}}{letters}{i}{letters}{{b}}\" }}\n");
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        GeneratorHost.Run(yaml.ToString());
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    private static string Typed(string template) => template.Replace(":int}", "}", StringComparison.Ordinal);

    private static string Types(string template) => string.Join(", ", Regex.Matches(template, "{(.):int}").Select(match => $"{match.Groups[1].Value}: int64"));

    /// <summary>A key that both have; null where none is.</summary>
    private static string? Meet(Template left, Template right)
    {
        AddressSegment[] one = left.Segments, two = right.Segments;
        if (one.Length != two.Length)
        {
            return null;
        }

        var comparer = new AddressComparer();
        var texts = new List<string>();
        foreach ((AddressSegment first, AddressSegment second) in one.Zip(two))
        {
            (bool meets, string? example) = comparer.Meet(first, second);
            if (!meets)
            {
                return null;
            }

            texts.Add(example!);
        }

        return string.Join('/', texts);
    }

    /// <summary>A template of literals and placeholders, each of another name.</summary>
    private sealed record Template(IReadOnlyList<(string Text, int Kind)> Parts)
    {
        public AddressSegment[] Segments =>
        [
            .. SegmentAssembler.Segments(
                [.. Parts.Select((part, index) => part.Kind < 0 ? KeyPart.OfText(part.Text, default) : new KeyPart(null, $"p{index}", null, default))],
                part => (Kinds[Parts[int.Parse(part.Name[1..], CultureInfo.InvariantCulture)].Kind].Kind, Kinds[Parts[int.Parse(part.Name[1..], CultureInfo.InvariantCulture)].Kind].Format)),
        ];

        public static Template Random(Random random)
        {
            var parts = new List<(string, int)>();
            int count = random.Next(1, 5);
            for (int i = 0; i < count; i++)
            {
                bool afterValue = parts.Count > 0 && parts[^1].Item2 >= 0;
                parts.Add(afterValue || random.Next(2) == 0 ? (Literals[random.Next(Literals.Length)], -1) : (string.Empty, random.Next(3) == 0 ? 0 : random.Next(Kinds.Length)));
            }

            return new Template(parts);
        }

        /// <summary>Whether a key can be divided into the parts: tried in every way.</summary>
        public bool Gives(string key) => Gives(key, 0, 0);

        /// <summary>Some keys, of values that are often texts of other templates.</summary>
        public IEnumerable<string> Members(Random random)
        {
            for (int i = 0; i < 25; i++)
            {
                yield return string.Concat(Parts.Select(part => part.Kind < 0 ? part.Text : Value(random, part.Kind)));
            }
        }

        public override string ToString() => string.Concat(Parts.Select(part => part.Kind < 0 ? part.Text : $"{{{Kinds[part.Kind].Kind}:{Kinds[part.Kind].Format}}}"));

        private bool Gives(string key, int part, int position)
        {
            if (part == Parts.Count)
            {
                return position == key.Length;
            }

            if (Parts[part].Kind < 0)
            {
                return string.CompareOrdinal(key, position, Parts[part].Text, 0, Parts[part].Text.Length) == 0 && Gives(key, part + 1, position + Parts[part].Text.Length);
            }

            (_, KeyKind kind, string? format) = Kinds[Parts[part].Kind];
            for (int end = position + 1; end <= key.Length; end++)
            {
                string text = key[position..end];
                if ((kind == KeyKind.String ? !text.Contains('/', StringComparison.Ordinal) : IsOf(kind, format, text)) && Gives(key, part + 1, end))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Days of a month, the last integers and the year zero are not told apart by the build, which errs towards meeting.</summary>
        private static bool IsOf(KeyKind kind, string? format, string text) =>
            (kind == KeyKind.Integer ? Regex.IsMatch(text, "^(0+|-?0*[1-9][0-9]{0,18})$") : KeyValue.TryParse(kind, text, format, out _))
            || (kind is KeyKind.Date or KeyKind.Timestamp or KeyKind.TimestampNtz && IsImpossibleDay(kind, format, text));

        private static bool IsImpossibleDay(KeyKind kind, string? format, string text)
        {
            // Another year or day in its place makes it a date.
            foreach (string candidate in Neighbours(text))
            {
                if (KeyValue.TryParse(kind, candidate, format, out _))
                {
                    return true;
                }
            }

            return false;
        }

        private static IEnumerable<string> Neighbours(string text)
        {
            foreach (string before in (string[])["31", "30", "29"])
            {
                for (int i = text.IndexOf(before, StringComparison.Ordinal); i >= 0; i = text.IndexOf(before, i + 1, StringComparison.Ordinal))
                {
                    yield return text[..i] + "28" + text[(i + 2)..];
                }
            }

            foreach (string zero in (string[])["0000", "000"])
            {
                for (int i = text.IndexOf(zero, StringComparison.Ordinal); i >= 0; i = text.IndexOf(zero, i + 1, StringComparison.Ordinal))
                {
                    yield return text[..i] + zero[1..] + "4" + text[(i + zero.Length)..];
                }
            }
        }

        /// <summary>An integer in one of the spellings that are read.</summary>
        private static string Spelled(Random random, long number) =>
            (number < 0 ? "-" : null) + new string('0', random.Next(3)) + Math.Abs(number).ToString(CultureInfo.InvariantCulture);

        private static string Value(Random random, int kind) => Kinds[kind].KeyKind switch
        {
            KeyKind.String => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Literals[random.Next(Literals.Length)])).Replace("/", "_", StringComparison.Ordinal),
            KeyKind.Integer => Spelled(random, random.Next(3) switch { 0 => random.Next(-3, 3), 1 => 2025, _ => random.NextInt64() }),
            KeyKind.Bool => KeyValue.From(random.Next(2) == 0).ToText(),
            KeyKind.Date => KeyValue.From(new DateOnly(random.Next(4) == 0 ? random.Next(1, 9999) : 2025, random.Next(1, 13), random.Next(1, 29))).ToText(Kinds[kind].Format),
            KeyKind.Timestamp => KeyValue.From(new DateTimeOffset(2025, 1, random.Next(1, 29), random.Next(24), 0, 0, TimeSpan.Zero)).ToText(Kinds[kind].Format),
            KeyKind.TimestampNtz => KeyValue.From(new DateTime(2025, 1, random.Next(1, 29), 0, 0, 0).AddMilliseconds(random.Next(3) * 100)).ToText(Kinds[kind].Format),
            _ => KeyValue.From(new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).ToText(),
        };
    }
}
