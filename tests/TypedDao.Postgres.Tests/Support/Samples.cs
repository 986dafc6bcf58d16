using TypedDao.Postgres.Data.Warehouse;

namespace TypedDao.Postgres.Support;

/// <summary>Rows of all types.</summary>
internal static class Samples
{
    /// <summary>A row with nothing special.</summary>
    public static AllTypes Plain(long big) => new()
    {
        Flag = true,
        Tiny = 1,
        Small = 2,
        Medium = 3,
        Big = big,
        Single = 1.5f,
        Real = 2.5,
        Amount = 12.50m,
        Wide = "1.0000000000",
        Text = "text",
        Blob = new byte[] { 1, 2 },
        Id = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
        Day = new DateOnly(2025, 1, 7),
        Clock = new TimeOnly(10, 0, 0),
        Instant = new DateTimeOffset(2025, 1, 7, 10, 0, 0, TimeSpan.Zero),
        Local = new DateTime(2025, 1, 7, 10, 0, 0),
        Kind = AllTypesKind.AddToCart,
        Tags = ["a", "b"],
        Counts = new Dictionary<string, int> { ["a"] = 1 },
        Device = new AllTypesDevice { Os = "iOS", Sizes = [1, null] },
        Nested = [new Dictionary<string, IReadOnlyList<DateOnly>> { ["x"] = [new DateOnly(2025, 1, 7)] }],
        Amounts = [1.50m, null],
    };

    /// <summary>The smallest values.</summary>
    public static AllTypes Smallest => Plain(long.MinValue) with
    {
        Flag = false,
        Tiny = sbyte.MinValue,
        Small = short.MinValue,
        Medium = int.MinValue,
        Single = float.MinValue,
        Real = double.MinValue,
        Amount = -99999999.99m,
        Wide = "-9999999999999999999999999999.9999999999",
        Text = string.Empty,
        Blob = default,
        Id = Guid.Empty,
        Day = DateOnly.MinValue,
        Clock = TimeOnly.MinValue,
        Instant = DateTimeOffset.MinValue,
        Local = DateTime.MinValue,
        Kind = AllTypesKind.View,
        Tags = [],
        Counts = new Dictionary<string, int>(),
        Device = new AllTypesDevice { Os = string.Empty, Version = string.Empty, Sizes = [] },
        Nested = [],
        Amounts = [],
    };

    /// <summary>The greatest values.</summary>
    public static AllTypes Greatest => Plain(long.MaxValue) with
    {
        Tiny = sbyte.MaxValue,
        Small = short.MaxValue,
        Medium = int.MaxValue,
        Single = float.PositiveInfinity,
        Real = double.NaN,
        Amount = 99999999.99m,
        Wide = "9999999999999999999999999999.9999999999",
        Text = "\u0001\u007f\t\n\\N 'quoted' \"text\" 東京🏯\U0010FFFF",
        Blob = new byte[] { 0, 255, (byte)'\\', (byte)'\n' },
        Id = new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff"),
        Day = DateOnly.MaxValue,
        Clock = new TimeOnly(863_999_999_990),
        Instant = new DateTimeOffset(3_155_378_975_999_999_990, TimeSpan.Zero),
        Local = new DateTime(3_155_378_975_999_999_990),
        Kind = AllTypesKind.Größe,
        Mood = AllTypesMood.Bad,
        Tags = ["", "a,b", "{\"c\"}", "NULL", "\\"],
        Counts = new Dictionary<string, int> { [""] = int.MinValue, ["é\"\\"] = int.MaxValue },
        Device = new AllTypesDevice { Os = "東", Version = "\"\\\u0001", Sizes = [int.MinValue, null, int.MaxValue] },
        Nested = [new Dictionary<string, IReadOnlyList<DateOnly>> { ["min"] = [DateOnly.MinValue, DateOnly.MaxValue] }, new Dictionary<string, IReadOnlyList<DateOnly>>()],
        Amounts = [-99999999.99m, 0.01m, 99999999.99m],
        MaybeFlag = false,
        MaybeBig = 0,
        MaybeReal = -0.0,
        MaybeAmount = 0.00m,
        MaybeWide = "0.0000000000",
        MaybeText = " ",
        MaybeBlob = new byte[] { 0 },
        MaybeId = Guid.Empty,
        MaybeDay = new DateOnly(2000, 1, 1),
        MaybeClock = new TimeOnly(1, 2, 3, 4, 5),
        MaybeInstant = new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.Zero),
        MaybeLocal = new DateTime(2000, 1, 1),
        MaybeTags = ["x"],
        MaybeCounts = new Dictionary<string, int> { ["a"] = 0 },
        MaybeDevice = new AllTypesMaybeDevice { Os = "o" },
    };
}
