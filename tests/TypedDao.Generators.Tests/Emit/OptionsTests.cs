using TypedDao.Generators.Model;
using static TypedDao.Generators.Tests.Emit.Models;

namespace TypedDao.Generators.Tests.Emit;

public sealed class OptionsTests
{
    private const string Type = "global::TypedDao.Generators.Tests.Emit.EveryOption";

    [Fact]
    public void Literals_of_every_kind_arrive_as_they_are()
    {
        EmittedCode code = Of(
            [
                Property("Char", ValueKind.Char, "'"),
                Property("Bool", ValueKind.Bool, "true"),
                Property("SByte", ValueKind.SByte, "-128"),
                Property("Byte", ValueKind.Byte, "255"),
                Property("Int16", ValueKind.Int16, "-32768"),
                Property("UInt16", ValueKind.UInt16, "65535"),
                Property("UInt32", ValueKind.UInt32, "4294967295"),
                Property("Int64", ValueKind.Int64, "-9223372036854775808"),
                Property("UInt64", ValueKind.UInt64, "18446744073709551615"),
                Property("Decimal", ValueKind.Decimal, "-1.50"),
                Property("Float", ValueKind.Float, "1E-45"),
                Property("Double", ValueKind.Double, "-1.7976931348623157E+308"),
                Property("Duration", ValueKind.Duration, "-9223372036854775808"),
                Property("Uri", ValueKind.Uri, "s3://acme/ü \"x\""),
                new OptionModel("Choice", IsParameter: false, new EnumValue("global::TypedDao.BuiltIn.SslModeChoice", "VerifyFull")),
                new OptionModel("List", IsParameter: false, new ListValue([new LiteralValue(ValueKind.String, "a"), new LiteralValue(ValueKind.String, "\\\n")])),
                new OptionModel("Map", IsParameter: false, new MapValue("long", [new MapEntry("k\"", new LiteralValue(ValueKind.Int64, "-1"))])),
                new OptionModel("Nested", IsParameter: false, new NestedValue(new OptionsModel(Type, [Parameter("name", ValueKind.String, "inner"), Parameter("count", ValueKind.Int32, "2")]))),
            ]);
        var options = (EveryOption)code.Run<object>(Open);
        Assert.Equal("n", options.Name);
        Assert.Equal(int.MinValue, options.Count);
        Assert.Equal('\'', options.Char);
        Assert.True(options.Bool);
        Assert.Equal(sbyte.MinValue, options.SByte);
        Assert.Equal(byte.MaxValue, options.Byte);
        Assert.Equal(short.MinValue, options.Int16);
        Assert.Equal(ushort.MaxValue, options.UInt16);
        Assert.Equal(uint.MaxValue, options.UInt32);
        Assert.Equal(long.MinValue, options.Int64);
        Assert.Equal(ulong.MaxValue, options.UInt64);
        Assert.Equal("-1.50", options.Decimal.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(float.Epsilon, options.Float);
        Assert.Equal(double.MinValue, options.Double);
        Assert.Equal(TimeSpan.MinValue, options.Duration);
        Assert.Equal("s3://acme/ü \"x\"", options.Uri!.OriginalString);
        Assert.Equal(BuiltIn.SslModeChoice.VerifyFull, options.Choice);
        Assert.Equal(["a", "\\\n"], options.List);
        Assert.Equal(-1, options.Map["k\""]);
        Assert.Equal("inner", options.Nested!.Name);
    }

    [Theory]
    [InlineData("NaN", double.NaN)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("-0", -0.0)]
    [InlineData("3", 3.0)]
    public void Special_numbers_arrive(string text, double expected)
    {
        var options = (EveryOption)Of([Property("Double", ValueKind.Double, text), Property("Float", ValueKind.Float, text)]).Run<object>(Open);
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(options.Double));
        Assert.Equal((float)expected, options.Float);
    }

    [Fact]
    public void Placeholders_of_every_kind_are_asked_of_the_settings()
    {
        EmittedCode code = Of(
            [
                Placeholder("Char", ValueKind.Char),
                Placeholder("Bool", ValueKind.Bool),
                Placeholder("SByte", ValueKind.SByte),
                Placeholder("Byte", ValueKind.Byte),
                Placeholder("Int16", ValueKind.Int16),
                Placeholder("UInt16", ValueKind.UInt16),
                Placeholder("UInt32", ValueKind.UInt32),
                Placeholder("Int64", ValueKind.Int64),
                Placeholder("UInt64", ValueKind.UInt64),
                Placeholder("Decimal", ValueKind.Decimal),
                Placeholder("Float", ValueKind.Float),
                Placeholder("Double", ValueKind.Double),
                Placeholder("Duration", ValueKind.Duration),
                Placeholder("Uri", ValueKind.Uri),
                Placeholder("Secret", ValueKind.Secret),
                new OptionModel("Choice", IsParameter: false, new PlaceholderValue(ValueKind.Enum, "choice", "${X}") { ClrType = "global::TypedDao.BuiltIn.SslModeChoice" }),
                new OptionModel("List", IsParameter: false, new ListValue([new PlaceholderValue(ValueKind.String, "list", "${A}-${B}")])),
            ],
            new PlaceholderValue(ValueKind.Int32, "count", "${COUNT:-7}") { Minimum = 1, Maximum = 65535 });
        string text = code.AssertCompiles().Files["Catalog.Bronze.g.cs"];
        Assert.Contains("count: (int)settings.GetInteger(\"count\", \"${COUNT:-7}\", 1, 65535)", text);
        Assert.Contains("SByte = (sbyte)settings.GetInteger(\"sbyte\", \"${X}\", -128, 127)", text);
        Assert.Contains("Int64 = settings.GetInteger(\"int64\", \"${X}\", long.MinValue, long.MaxValue)", text);
        Assert.Contains("Secret = settings.GetSecret(\"secret\", \"${X}\")", text);
        Assert.Contains("Choice = settings.GetEnum<global::TypedDao.BuiltIn.SslModeChoice>(\"choice\", \"${X}\")", text);
        Assert.Contains("List = [settings.GetString(\"list\", \"${A}-${B}\")]", text);
    }

    [Fact]
    public void A_secret_is_never_a_literal()
    {
        EmittedCode Emit() => Of([Property("Secret", ValueKind.Secret, "hunter2")]);
        Assert.Throws<ArgumentOutOfRangeException>(Emit);
    }

    [Fact]
    public void Types_without_an_implementation_name_their_package()
    {
        StoreModel store = Store("Bronze") with
        {
            Bindings =
            [
                new StoreBindingModel
                {
                    Environment = "default",
                    Type = "s3",
                    Package = "TypedDao.S3",
                    Interfaces = [new InterfaceBindingModel { Key = "spark", Type = "S3SparkInterface", Package = "TypedDao.Spark" }, new InterfaceBindingModel { Key = "x", Type = "Unknown" }],
                },
            ],
        };
        Assert.Equal(
            "default s3 TypedDao.S3 False [spark S3SparkInterface TypedDao.Spark False, x Unknown  False]",
            EmittedCode.Of(Catalog(store)).Run<string>("""
                var binding = BronzeStore.Definition.Bindings[0];
                return $"{binding.Environment} {binding.Type} {binding.Package} {binding.IsImplemented} [{string.Join(", ", binding.Interfaces.Select(i => $"{i.Key} {i.Type} {i.Package} {i.IsImplemented}"))}]";
                """));
    }

    [Fact]
    public void Formats_are_made_with_their_options_or_name_their_package()
    {
        FormatBindingModel csv = Csv with
        {
            Implementation = Csv.Implementation! with { Options = new OptionsModel("global::TypedDao.BuiltIn.CsvFormat", [Property("Delimiter", ValueKind.Char, "\t"), Property("Null", ValueKind.String, "\\N")]) },
        };
        EmittedCode code = EmittedCode.Of(Catalog(Store(
            "Bronze",
            File("a", Row("A", Column("id", ColumnKind.Int64))) with { Format = csv },
            File("b", Row("B", Column("id", ColumnKind.Int64))) with { Format = new FormatBindingModel { Name = "parquet", Package = "TypedDao.Parquet" } })));
        Assert.Equal("csv ", code.Run<string>("var f = AObject.Definition.Format!; try { _ = f.Codec; } catch (InvalidOperationException) { } return $\"{f.Name} {f.Package}\";"));
        Assert.Equal('\t', TestCodecProvider.LastOptions!.Delimiter);
        Assert.Equal("\\N", TestCodecProvider.LastOptions.Null);
        Assert.Equal("parquet TypedDao.Parquet", code.Run<string>("var f = BObject.Definition.Format!; return $\"{f.Name} {f.Package}\";"));
    }

    /// <summary>Binds the store with settings that are never asked, and gives the options that its provider got.</summary>
    private const string Open = """
        var open = BronzeStore.Definition.Bindings[0].Bind(null!);
        open(null!, default).AsTask().GetAwaiter().GetResult();
        return TypedDao.Generators.Tests.Emit.TestStoreProvider.LastOptions!;
        """;

    private static OptionModel Property(string name, ValueKind kind, string text) => new(name, IsParameter: false, new LiteralValue(kind, text));

    private static OptionModel Parameter(string name, ValueKind kind, string text) => new(name, IsParameter: true, new LiteralValue(kind, text));

    private static OptionModel Placeholder(string name, ValueKind kind) => new(name, IsParameter: false, new PlaceholderValue(kind, name.ToLowerInvariant(), "${X}"));

    private static EmittedCode Of(OptionModel[] options, ValueModel? count = null) => EmittedCode.Of(Catalog(Store("Bronze") with
    {
        Bindings =
        [
            new StoreBindingModel
            {
                Environment = "default",
                Type = "every",
                Implementation = new ImplementationModel(
                    Provider("Store"),
                    new OptionsModel(Type, [new OptionModel("name", IsParameter: true, new LiteralValue(ValueKind.String, "n")), new OptionModel("count", IsParameter: true, count ?? new LiteralValue(ValueKind.Int32, "-2147483648")), .. options])),
            },
        ],
    }));
}
