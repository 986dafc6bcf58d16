using System.Text;
using TypedDao.Filters;

namespace TypedDao.Tests.Filters;

/// <summary>Makes rows, and filters together with what they mean in C#.</summary>
internal sealed class RandomFilters(int seed)
{
    private static readonly string[] Texts = ["", "a", "ab", "b", "\uE000", "\U00010000", "ä", "'quoted' \"text\""];
    private static readonly double[] Doubles = [-1.5, -0.0, 0, 1, 1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
    private static readonly string[] Wides = ["-99999999999999999999999999999999.0000", "0.0000", "1.5000", "12345678901234567890123456789012.3456"];
    private static readonly byte[][] Blobs = [[], [0], [0, 1], [255]];
    private readonly Random _random = new(seed);

    public Sample Row() => new()
    {
        Flag = Maybe(() => _random.Next(2) == 0),
        Small = Maybe(() => (sbyte)_random.Next(-3, 4)),
        Big = Maybe(Long),
        Single = Maybe(() => (float)Real()),
        Real = Maybe(Real),
        Price = Maybe(Price),
        Wide = _random.Next(4) == 0 ? null : Pick(Wides),
        Name = _random.Next(4) == 0 ? null : Pick(Texts),
        Color = Maybe(() => (Color)_random.Next(2)),
        Bytes = Maybe(() => (ReadOnlyMemory<byte>)Pick(Blobs)),
        Uuid = Maybe(Uuid),
        Day = Maybe(Day),
        At = Maybe(At),
        Instant = Maybe(Instant),
        Local = Maybe(Local),
        Tags = _random.Next(2) == 0 ? null : [1],
        Part = _random.Next(3) == 0 ? null : new SamplePart(Maybe(() => _random.Next(3)), _random.Next(3) == 0 ? null : Pick(Texts)),
    };

    public (Filter Filter, Func<Sample, bool> Meaning) Filter(int depth)
    {
        if (depth == 0)
        {
            return Leaf();
        }

        (Filter left, Func<Sample, bool> leftMeaning) = Filter(depth - 1);
        (Filter right, Func<Sample, bool> rightMeaning) = Filter(depth - 1);
        return _random.Next(3) switch
        {
            0 => (left && right, row => leftMeaning(row) && rightMeaning(row)),
            1 => (left || right, row => leftMeaning(row) || rightMeaning(row)),
            _ => (!left, row => !leftMeaning(row)),
        };
    }

    private (Filter Filter, Func<Sample, bool> Meaning) Leaf()
    {
        SampleColumns u = default;
        long number = Long();
        double real = Real();
        decimal price = Price();
        string text = Pick(Texts);
        string other = Pick(Texts);
        Guid uuid = Uuid();
        DateOnly day = Day();
        TimeOnly at = At();
        DateTimeOffset instant = Instant();
        DateTime local = Local();
        byte[] bytes = Pick(Blobs);
        return _random.Next(40) switch
        {
            0 => (u.Flag, row => row.Flag == true),
            1 => (!u.Flag, row => row.Flag != true),
            2 => (u.Flag == false, row => row.Flag == false),
            3 => (u.Flag == null, row => row.Flag is null),
            4 => (u.Small >= number, row => row.Small >= number),
            5 => (number > u.Small, row => number > row.Small),
            6 => (u.Small == u.Big, row => row.Small == row.Big),
            7 => (u.Small < u.Big, row => row.Small < row.Big),
            8 => (u.Big != number, row => row.Big != number),
            9 => (u.Big.In(number, 1, 2), row => row.Big is { } big && (big == number || big is 1 or 2)),
            10 => (u.Big.Between(number, 2), row => row.Big >= number && row.Big <= 2),
            11 => (u.Single <= real, row => row.Single <= real),
            12 => (u.Single == real, row => row.Single == real),
            13 => (u.Real != real, row => row.Real != real),
            14 => (u.Real > real, row => row.Real > real),
            15 => (u.Real.In(real, double.NaN), row => row.Real == real),
            16 => (u.Real == u.Single, row => row.Real == row.Single),
            17 => (u.Price < price, row => row.Price < price),
            18 => (price == u.Price, row => price == row.Price),
            19 => (u.Wide > price, row => row.Wide is { } wide && CompareWide(wide, price) > 0),
            20 => (u.Wide == price, row => row.Wide is { } wide && CompareWide(wide, price) == 0),
            21 => (u.Name == text, row => row.Name == text),
            22 => (u.Name != null, row => row.Name is not null),
            23 => (u.Name < text, row => row.Name is { } name && CompareUtf8(name, text) < 0),
            24 => (text <= u.Name, row => row.Name is { } name && CompareUtf8(name, text) >= 0),
            25 => (u.Name.StartsWith(text), row => row.Name?.StartsWith(text, StringComparison.Ordinal) == true),
            26 => (u.Name.In(text, other), row => row.Name is { } name && (name == text || name == other)),
            27 => (u.Name.Between(text, other), row => row.Name is { } name && CompareUtf8(name, text) >= 0 && CompareUtf8(name, other) <= 0),
            28 => (u.Color == Color.DarkBlue, row => row.Color == Color.DarkBlue),
            29 => (u.Color.In(Color.Red), row => row.Color == Color.Red),
            30 => (u.Bytes == bytes.AsMemory(), row => row.Bytes is { } blob && blob.Span.SequenceEqual(bytes)),
            31 => (u.Uuid == uuid, row => row.Uuid == uuid),
            32 => (u.Day >= day, row => row.Day >= day),
            33 => (u.At < at, row => row.At < at),
            34 => (u.Instant > instant, row => row.Instant > instant),
            35 => (u.Local <= local, row => row.Local <= local),
            36 => (u.Tags.IsNull, row => row.Tags is null),
            37 => (u.Part.IsNull, row => row.Part is null),
            38 => (u.Part.Size >= 1, row => row.Part?.Size >= 1),
            _ => (u.Part.OddName == text, row => row.Part?.OddName == text),
        };
    }

    private static int CompareUtf8(string x, string y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));

    // The sample's wide values are either small or beyond every decimal that these tests compare with.
    private static int CompareWide(string wide, decimal value)
        => wide.Length > 20 ? (wide[0] == '-' ? -1 : 1) : decimal.Parse(wide, System.Globalization.CultureInfo.InvariantCulture).CompareTo(value);

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];

    private T? Maybe<T>(Func<T> make)
        where T : struct
        => _random.Next(4) == 0 ? null : make();

    private long Long() => _random.Next(10) == 0 ? long.MaxValue : _random.Next(-3, 4);

    private double Real() => Pick(Doubles);

    private decimal Price() => _random.Next(-2, 3) / 2m;

    private Guid Uuid() => new(_random.Next(2), 0, 0, new byte[8]);

    private DateOnly Day() => new DateOnly(2024, 2, 28).AddDays(_random.Next(3));

    private TimeOnly At() => new(_random.Next(2), _random.Next(2));

    private DateTimeOffset Instant() => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(_random.Next(2))).AddHours(_random.Next(2));

    private DateTime Local() => new DateTime(2024, 1, 1).AddTicks(_random.Next(3));
}
