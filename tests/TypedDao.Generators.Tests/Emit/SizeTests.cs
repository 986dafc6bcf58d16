using System.Text;
using TypedDao.Generators.Model;
using static TypedDao.Generators.Tests.Emit.Models;

namespace TypedDao.Generators.Tests.Emit;

/// <summary>What is emitted costs the user's compiler time, so its size is held.</summary>
public sealed class SizeTests(ITestOutputHelper output)
{
    /// <summary>A table like many: the 16 columns of TPC-H's line items, each with a description, some nullable.</summary>
    private static ObjectModel Table => File("lineitem", Row("LineItem",
    [
        Described("l_orderkey", Type(ColumnKind.Int64), "Order of the item"),
        Described("l_partkey", Type(ColumnKind.Int64), "Part that is sold"),
        Described("l_suppkey", Type(ColumnKind.Int64), "Supplier of the part"),
        Described("l_linenumber", Type(ColumnKind.Int32), "Position in the order"),
        Described("l_quantity", Decimal(15, 2), "Pieces"),
        Described("l_extendedprice", Decimal(15, 2), "Price of all pieces"),
        Described("l_discount", Decimal(15, 2), "Discount, 0 to 1"),
        Described("l_tax", Decimal(15, 2) with { IsNullable = true }, "Tax, 0 to 1"),
        Described("l_returnflag", Type(ColumnKind.String), "Whether it came back"),
        Described("l_linestatus", Type(ColumnKind.String), "Whether it is open"),
        Described("l_shipdate", Type(ColumnKind.Date), "Day of departure"),
        Described("l_commitdate", Type(ColumnKind.Date), "Day that was promised"),
        Described("l_receiptdate", Type(ColumnKind.Date, nullable: true), "Day of arrival"),
        Described("l_shipinstruct", Type(ColumnKind.String, nullable: true), "What the carrier is told"),
        Described("l_shipmode", Type(ColumnKind.String), "How it travels"),
        Described("l_comment", Type(ColumnKind.String, nullable: true), "Free text"),
    ])) with
    {
        Description = "The items of all orders",
        Locations = [new LocationModel("default", "s3://acme-bronze/raw/lineitem.csv"), new LocationModel("local", ".data/bronze/lineitem.csv")],
    };

    private static ColumnModel Described(string name, ColumnTypeModel type, string description) => Column(name, type) with { Description = description };

    [Fact]
    public void An_object_with_a_row_of_16_columns_takes_at_most_11_KB()
    {
        int one = Size(Table);
        int size = Size(Table, Table with { Name = "lineitem2", PropertyName = "Lineitem2" }) - one;
        output.WriteLine($"{size} bytes for an object with a row of 16 described columns");
        Assert.InRange(size, 1000, 11 * 1024);
    }

    [Fact]
    public void A_family_of_two_parameters_takes_at_most_8_KB_more()
    {
        ObjectModel family = Table with { KeyParameters = [Parameter("ingest_date", ColumnKind.Date), Parameter("region", ColumnKind.String)] };
        int size = Size(family) - Size(Table);
        output.WriteLine($"{size} bytes for addressing by two parameters");
        Assert.InRange(size, 1000, 8 * 1024);
    }

    private static int Size(params ObjectModel[] objects)
        => Encoding.UTF8.GetByteCount(EmittedCode.Of(Catalog(Store("Bronze", objects))).Files["Catalog.Bronze.Objects.g.cs"]);
}
