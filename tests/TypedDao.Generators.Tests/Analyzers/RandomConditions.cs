namespace TypedDao.Generators.Tests.Analyzers;

/// <summary>Conditions of C# on a row of <see cref="UsageCatalog"/>, of which only some can be filters.</summary>
internal sealed class RandomConditions(Random random)
{
    /// <summary>The fields that conditions name.</summary>
    public const string Values = """
        private static readonly int BigInt = 16777217;
        private static readonly int? NoInt = null;
        private static readonly long BigLong = 9007199254740993;
        private static readonly double Nan = double.NaN;
        private static readonly float Tenth = 0.1f;
        private static readonly string? NoText = null;
        private static readonly string Text = "DE";
        private static readonly bool? NoFlag = null;
        private static readonly DateOnly? NoDay = null;
        private static readonly SampleE Color = SampleE.Green;

        """;

    private static readonly string[] Order = ["==", "!=", "<", "<=", ">", ">="];
    private static readonly string[] Equality = ["==", "!="];
    private static readonly string[] Integers = ["5", "-1", "3L", "5u", "'a'", "BigInt", "BigLong", "NoInt", "(int?)3", "default"];
    private static readonly string[] Floats = ["2.5", "0.1", "0.1f", "2.5f", "-0.0", "Nan", "double.NaN", "float.NaN", "Tenth", "16777217", "1e300"];
    private static readonly string[] NullableInteger = ["null"];

    /// <summary>Columns with the operators and values that C# allows beside them.</summary>
    private static readonly (string[] Columns, string[] Operators, string[] Operands)[] Comparisons =
    [
        (["I8", "I32", "Ni32", "I64"], Order, [.. Integers, .. Floats, "2.5m", "s.I8", "s.I32", "s.Ni32", "s.I64", "s.D", "s.Nf", "s.M"]),
        (["F", "Nf", "D", "Nd"], Order, [.. Integers, .. Floats, "s.F", "s.Nf", "s.D", "s.Nd", "s.I32", "s.Place.Height"]),
        (["M", "Nm"], Order, [.. Integers, "2.5m", "2.50m", "s.M", "s.Nm", "s.I32"]),
        (["Ni32", "Nf", "Nd", "Nm", "Nday", "Nts", "Ng", "Ns", "Ne", "Nb"], Equality, NullableInteger),
        (["S", "Ns", "Place.City"], Equality, ["\"DE\"", "\"\"", "Text", "NoText", "s.S", "s.Ns", "s.Place.City", "string.Empty"]),
        (["E"], Order, ["SampleE.Red", "SampleE.Green", "Color", "(SampleE)1", "s.E"]),
        (["Ne"], Equality, ["SampleNe.Blue", "null", "s.Ne"]),
        (["Day", "Nday"], Order, ["new DateOnly(2025, 1, 7)", "DateOnly.MinValue", "NoDay", "s.Day", "s.Nday"]),
        (["T"], Order, ["new TimeOnly(10, 0)", "TimeOnly.MinValue"]),
        (["Ts", "Nts"], Order, ["DateTimeOffset.UnixEpoch", "new DateTimeOffset(2025, 1, 7, 0, 0, 0, TimeSpan.Zero)", "DateTime.UnixEpoch", "s.Ts"]),
        (["Ntz"], Order, ["DateTime.UnixEpoch", "new DateTime(2025, 1, 7, 0, 0, 0, DateTimeKind.Utc)"]),
        (["G", "Ng"], Equality, ["Guid.Empty", "s.G", "s.Ng", "new Guid(\"0b7c0f3e-6b7b-4a51-8c9e-0a1b2c3d4e5f\")"]),
        (["B", "Nb"], Equality, ["true", "false", "NoFlag", "s.B", "s.Nb"]),
    ];

    private static readonly string[] Others =
    [
        "s.B", "s.S.StartsWith(\"D\", StringComparison.Ordinal)", "s.S.StartsWith(\"\", StringComparison.Ordinal)", "s.S.StartsWith(\"D\")",
        "s.Ns is null", "s.Ni32 is not null", "s.Nd is null", "s.Ne is not null", "s.Nb is null", "s.Nplace is null", "s.Nb is true", "s.S.Length > 1",
    ];

    public string Next(int depth) => random.Next(depth == 0 ? 4 : 7) switch
    {
        0 => Any(Others),
        < 4 => Comparison(),
        4 => $"!({Next(depth - 1)})",
        5 => $"({Next(depth - 1)} && {Next(depth - 1)})",
        _ => $"({Next(depth - 1)} || {Next(depth - 1)})",
    };

    private string Comparison()
    {
        (string[] columns, string[] operators, string[] operands) = Any(Comparisons);
        (string column, string operand, string comparison) = ($"s.{Any(columns)}", Any(operands), Any(operators));
        if (operand is "default" or "null")
        {
            comparison = Any(Equality);
        }

        return random.Next(3) == 0 ? $"{operand} {comparison} {column}" : $"{column} {comparison} {operand}";
    }

    private T Any<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
