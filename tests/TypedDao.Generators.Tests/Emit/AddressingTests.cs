using TypedDao.Generators.Model;
using static TypedDao.Generators.Tests.Emit.Models;

namespace TypedDao.Generators.Tests.Emit;

public sealed class AddressingTests
{
    private static readonly RowModel Event = Row("Event", Column("id", ColumnKind.Int64));

    [Fact]
    public void A_family_of_one_parameter_gives_members_ranges_and_sets()
    {
        EmittedCode code = Family(Parameter("ingest_date", ColumnKind.Date) with { Format = "yyyy-MM-dd" });
        Assert.Equal(
            "bronze.events[ingest_date=2025-01-07] 2025-01-07 True",
            code.Run<string>("var m = Catalog.Bronze.Events.For(ingestDate: new(2025, 1, 7)); return $\"{m} {m.IngestDate:yyyy-MM-dd} {m.Target.IsExact}\";"));
        Assert.Equal(
            "bronze.events[ingest_date 2025-01-01..2025-01-31]",
            code.Run<string>("return Catalog.Bronze.Events.Between(new(2025, 1, 1), new(2025, 1, 31)).ToString();"));
        Assert.Equal(
            "bronze.events[ingest_date=2025-01-01|2025-01-03]",
            code.Run<string>("return Catalog.Bronze.Events.In(new DateOnly(2025, 1, 3), new DateOnly(2025, 1, 1)).ToString();"));
    }

    [Theory]
    [InlineData("Bool", "true", "true")]
    [InlineData("Int8", "(sbyte)-8", "-8")]
    [InlineData("Int16", "(short)-16", "-16")]
    [InlineData("Int32", "-32", "-32")]
    [InlineData("Int64", "long.MinValue", "-9223372036854775808")]
    [InlineData("String", "\"a b\"", "a b")]
    [InlineData("Uuid", "Guid.Empty", "00000000-0000-0000-0000-000000000000")]
    [InlineData("Date", "new DateOnly(2025, 1, 7)", "2025-01-07")]
    [InlineData("Timestamp", "new DateTimeOffset(2025, 1, 7, 10, 0, 0, TimeSpan.FromHours(2))", "2025-01-07T08:00:00Z")]
    [InlineData("TimestampNtz", "new DateTime(2025, 1, 7, 10, 0, 0)", "2025-01-07T10:00:00")]
    public void Every_kind_of_parameter_becomes_a_key_and_comes_back(string kind, string value, string text)
    {
        EmittedCode code = Family(Parameter("p", System.Enum.Parse<ColumnKind>(kind)));
        Assert.Equal($"bronze.events[p={text}]", code.Run<string>($"return Catalog.Bronze.Events.For({value}).ToString();"));
        Assert.True(code.Run<bool>($"return Catalog.Bronze.Events.For({value}).P == {value};"));
        Assert.Equal($"bronze.events[p={text}]", code.Run<string>($"return Catalog.Bronze.Events.In({value}, {value}).ToString();"));
    }

    [Fact]
    public void Ranges_exist_where_an_order_means_something()
    {
        Assert.DoesNotContain("Between(", Family(Parameter("p", ColumnKind.Bool)).AllText);
        Assert.DoesNotContain("Between(", Family(Parameter("p", ColumnKind.Uuid)).AllText);
        Assert.DoesNotContain("Between(", Family(EnumParameter(unknownIsNull: false)).AllText);
        Assert.Contains("Between(", Family(Parameter("p", ColumnKind.String)).AllText);
    }

    [Fact]
    public void An_integer_beyond_the_parameter_s_type_is_an_error_and_not_another_number()
    {
        EmittedCode code = Family(Parameter("p", ColumnKind.Int8));
        Assert.True(code.Run<bool>("""
            var one = Catalog.Bronze.Events.For(1);
            var far = new ObjectTarget(one.Target.Context, one.Target.Definition).Where(TypedDao.Keys.KeyCondition.Equal("p", TypedDao.Keys.KeyValue.From(300)));
            var member = (EventsObject.Member)Activator.CreateInstance(typeof(EventsObject.Member), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance, null, new object[] { far }, null)!;
            try { _ = member.P; return false; } catch (OverflowException) { return true; }
            """));
    }

    [Fact]
    public void Enums_are_keys_by_their_text_in_storage()
    {
        EmittedCode code = Partitioned(EnumParameter(unknownIsNull: false));
        Assert.Equal("bronze.events[kind=add-to-cart] Cart", code.Run<string>("var p = Catalog.Bronze.Events.For(EventKind.Cart); return $\"{p} {p.Kind}\";"));
        Assert.Equal("bronze.events[kind=add-to-cart|view]", code.Run<string>("return Catalog.Bronze.Events.In(EventKind.View, EventKind.Cart).ToString();"));
        Assert.Equal(
            "Not a value of the column 'kind'. (Parameter 'value')\nActual value was 7.",
            code.Run<string>("try { Catalog.Bronze.Events.For((EventKind)7); return \"\"; } catch (ArgumentOutOfRangeException e) { return e.Message.ReplaceLineEndings(\"\\n\"); }"));
    }

    [Theory]
    [InlineData(false, "Column 'kind' cannot hold 'sale': it is none of view, add-to-cart.")]
    [InlineData(true, "null")]
    public void A_partition_with_a_value_outside_of_the_enum_is_an_error_or_null(bool unknownIsNull, string expected)
    {
        EmittedCode code = Partitioned(EnumParameter(unknownIsNull));
        Assert.Contains(expected, code.Run<string>("""
            var one = Catalog.Bronze.Events.For(EventKind.View);
            var other = new ObjectTarget(one.Target.Context, one.Target.Definition).Where(TypedDao.Keys.KeyCondition.Equal("kind", TypedDao.Keys.KeyValue.From("sale")));
            var partition = (EventsObject.Partition)Activator.CreateInstance(typeof(EventsObject.Partition), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance, null, new object[] { other }, null)!;
            try { return ((object?)partition.Kind)?.ToString() ?? "null"; } catch (InvalidValueException e) { return e.Message; }
            """));
    }

    [Fact]
    public void Several_parameters_take_exact_keys_together_and_ranges_and_sets_one_by_one()
    {
        EmittedCode code = Family(Parameter("day", ColumnKind.Date), Parameter("region", ColumnKind.String), EnumParameter(unknownIsNull: false));
        Assert.Equal(
            "bronze.events[day=2025-01-07, region=eu, kind=view]",
            code.Run<string>("return Catalog.Bronze.Events.For(new(2025, 1, 7), \"eu\", EventKind.View).ToString();"));
        Assert.Equal(
            "bronze.events[region a..f]",
            code.Run<string>("return Catalog.Bronze.Events.Between(region: (\"a\", \"f\")).ToString();"));
        Assert.Equal(
            "bronze.events[day 2025-01-01..2025-01-31, region=eu|us, kind=view]",
            code.Run<string>("return Catalog.Bronze.Events.Between(day: (new(2025, 1, 1), new(2025, 1, 31))).In(region: [\"us\", \"eu\"], kind: [EventKind.View]).ToString();"));
        Assert.Equal("bronze.events", code.Run<string>("return Catalog.Bronze.Events.In().ToString();"));
    }

    [Theory]
    [InlineData("Date", "new DateOnly(2025, 1, 7)", "2025-01-07")]
    [InlineData("Int16", "(short)7", "7")]
    [InlineData("String", "\"x\"", "x")]
    public void A_nullable_partition_column_has_a_partition_of_null(string kind, string value, string text)
    {
        EmittedCode code = Partitioned(Parameter("p", System.Enum.Parse<ColumnKind>(kind)) with { IsNullable = true });
        Assert.Equal($"bronze.events[p={text}]", code.Run<string>($"return Catalog.Bronze.Events.For({value}).ToString();"));
        Assert.True(code.Run<bool>($"return Catalog.Bronze.Events.For({value}).P == {value};"));
        Assert.Equal("bronze.events[p=null] True", code.Run<string>("var none = Catalog.Bronze.Events.For(null); return $\"{none} {none.P is null}\";"));
    }

    [Fact]
    public void Nullable_partitions_and_parameters_named_like_the_code_around_them_compile()
    {
        string[] hostile = ["target", "value", "from", "to", "values", "cancellation_token", "class", "event", "Kind", "partition_key", "context", "keys", "result"];
        ParameterModel[] parameters = [.. hostile.Select(name => Parameter(name, ColumnKind.String) with { PropertyName = name == "target" ? "TargetName" : char.ToUpperInvariant(name[0]) + name[1..] })];
        Partitioned([.. parameters, Parameter("maybe", ColumnKind.Date) with { IsNullable = true }, Parameter("number", ColumnKind.Int32) with { IsNullable = true }]).AssertCompiles();
        foreach (ParameterModel parameter in parameters)
        {
            Family(parameter).AssertCompiles();
        }

        Partitioned(Parameter("lower", ColumnKind.String) with { PropertyName = "target" }, Parameter("upper", ColumnKind.String) with { PropertyName = "@class"[1..] }).AssertCompiles();
    }

    [Fact]
    public void What_exists_is_listed_where_the_interface_can()
    {
        Assert.Contains("MembersAsync", Family(Parameter("p", ColumnKind.Date)).AllText);
        Assert.Contains("PartitionsAsync", Partitioned(Parameter("p", ColumnKind.Date)).AllText);
        ObjectModel silent = File("events", Event) with
        {
            KeyParameters = [Parameter("p", ColumnKind.Date)],
            Capabilities = CapabilitiesModel.None,
        };
        EmittedCode code = EmittedCode.Of(Catalog(Store("Bronze", silent))).AssertCompiles();
        Assert.DoesNotContain("MembersAsync", code.AllText);
    }

    [Fact]
    public void Members_and_selections_have_capabilities_of_their_own()
    {
        EmittedCode code = Family(Parameter("p", ColumnKind.Date));
        code.AssertHasOperation("Catalog.Bronze.Events.For(default).WriteAsync(System.Linq.Enumerable.Empty<Event>())");
        code.AssertHasOperation("Catalog.Bronze.Events.Between(default, default).ListAsync()");
        code.AssertHasNoOperation("Catalog.Bronze.Events.Between(default, default).WriteAsync(System.Linq.Enumerable.Empty<Event>())");
        code.AssertHasNoOperation("Catalog.Bronze.Events.For(default).ListAsync()");
    }

    [Fact]
    public void A_member_of_a_family_of_partitioned_objects_is_a_partitioned_object()
    {
        EmittedCode code = PartitionedFamily();
        Assert.Equal(
            "bronze.events[day=2025-01-07] 2025-01-07",
            code.Run<string>("var m = Catalog.Bronze.Events.For(day: new(2025, 1, 7)); return $\"{m} {m.Day:yyyy-MM-dd}\";"));
        Assert.Equal(
            "bronze.events[day=2025-01-07, region=eu] 2025-01-07 eu True",
            code.Run<string>("var p = Catalog.Bronze.Events.For(new(2025, 1, 7)).For(region: \"eu\"); return $\"{p} {p.Day:yyyy-MM-dd} {p.Region} {p.Target.IsExact}\";"));
        Assert.Equal("bronze.events[day=2025-01-07, region a..f]", code.Run<string>("return Catalog.Bronze.Events.For(new(2025, 1, 7)).Between(\"a\", \"f\").ToString();"));
        Assert.Equal("bronze.events[day=2025-01-07, region=eu|us]", code.Run<string>("return Catalog.Bronze.Events.For(new(2025, 1, 7)).In(\"us\", \"eu\").ToString();"));
        Assert.Equal(
            "bronze.events[day 2025-01-01..2025-01-31, region=eu]",
            code.Run<string>("return Catalog.Bronze.Events.Between(day: (new(2025, 1, 1), new(2025, 1, 31))).In(region: [\"eu\"]).ToString();"));
    }

    [Fact]
    public void Members_and_partitions_of_a_family_of_partitioned_objects_have_capabilities_of_their_own()
    {
        EmittedCode code = PartitionedFamily();
        code.AssertHasOperation("Catalog.Bronze.Events.For(default).WriteAsync(System.Linq.Enumerable.Empty<Event>())");
        code.AssertHasOperation("Catalog.Bronze.Events.For(default).For(\"eu\").AppendAsync(System.Linq.Enumerable.Empty<Event>())");
        code.AssertHasOperation("Catalog.Bronze.Events.For(default).PartitionsAsync()");
        code.AssertHasOperation("Catalog.Bronze.Events.For(default).In(\"eu\").PartitionsAsync()");
        code.AssertHasOperation("Catalog.Bronze.Events.In(region: [\"eu\"]).MembersAsync()");
        code.AssertHasNoOperation("Catalog.Bronze.Events.For(default).AppendAsync(System.Linq.Enumerable.Empty<Event>())");
        code.AssertHasNoOperation("Catalog.Bronze.Events.For(default).For(\"eu\").WriteAsync(System.Linq.Enumerable.Empty<Event>())");
        code.AssertHasNoOperation("Catalog.Bronze.Events.PartitionsAsync()");
        code.AssertHasNoOperation("Catalog.Bronze.Events.For(default).MembersAsync()");
    }

    private static ParameterModel EnumParameter(bool unknownIsNull)
        => Parameter("kind", ColumnKind.String) with { Enum = Kinds(unknownIsNull), EnumType = "global::Acme.Data.Bronze.EventKind" };

    private static EnumModel Kinds(bool unknownIsNull) => new("EventKind", [new("View", "view"), new("Cart", "add-to-cart")], unknownIsNull);

    private static EmittedCode Family(params ParameterModel[] parameters)
        => EmittedCode.Of(Catalog(Store("Bronze", Object(parameters) with { KeyParameters = parameters.ToEquatableArray() }))).AssertCompiles();

    private static EmittedCode Partitioned(params ParameterModel[] parameters)
        => EmittedCode.Of(Catalog(Store("Bronze", Object(parameters) with { PartitionKeys = parameters.ToEquatableArray(), Shape = ObjectShape.Directory }))).AssertCompiles();

    private static EmittedCode PartitionedFamily()
    {
        ParameterModel day = Parameter("day", ColumnKind.Date), region = Parameter("region", ColumnKind.String);
        ObjectModel family = Object([day, region]) with { KeyParameters = [day], PartitionKeys = [region], Shape = ObjectShape.Directory };
        return EmittedCode.Of(Catalog(Store("Bronze", family))).AssertCompiles();
    }

    private static ObjectModel Object(ParameterModel[] parameters)
    {
        EnumModel? values = parameters.Select(parameter => parameter.Enum).FirstOrDefault(item => item is not null);
        RowModel row = values is null ? Event : Row("Event", Column("kind", ColumnKind.String, nullable: values.UnknownIsNull) with { Enum = values });
        return File("events", row) with { Capabilities = new CapabilitiesModel([Readable, Listable, Existing], [Readable, Writable], [Readable, Appendable], [Readable, Listable]) };
    }
}
