using CsvHelper.Configuration.Attributes;

namespace TypedDao.Benchmarks.CsvHelper33;

/// <summary>The row of the benchmarks as CsvHelper 33 maps it.</summary>
public sealed class PeerRow
{
    [Name("l_orderkey")]
    public long OrderKey { get; set; }

    [Name("l_partkey")]
    public long PartKey { get; set; }

    [Name("l_suppkey")]
    public long SuppKey { get; set; }

    [Name("l_linenumber")]
    public long LineNumber { get; set; }

    [Name("l_quantity")]
    public decimal Quantity { get; set; }

    [Name("l_extendedprice")]
    public decimal ExtendedPrice { get; set; }

    [Name("l_discount")]
    public decimal Discount { get; set; }

    [Name("l_tax")]
    public decimal Tax { get; set; }

    [Name("l_returnflag")]
    public string ReturnFlag { get; set; } = string.Empty;

    [Name("l_linestatus")]
    public string LineStatus { get; set; } = string.Empty;

    [Name("l_shipdate")]
    [Format("yyyy-MM-dd")]
    public DateOnly ShipDate { get; set; }

    [Name("l_commitdate")]
    [Format("yyyy-MM-dd")]
    public DateOnly CommitDate { get; set; }

    [Name("l_receiptdate")]
    [Format("yyyy-MM-dd")]
    public DateOnly ReceiptDate { get; set; }

    [Name("l_shipinstruct")]
    public string ShipInstruct { get; set; } = string.Empty;

    [Name("l_shipmode")]
    public string ShipMode { get; set; } = string.Empty;

    [Name("l_comment")]
    public string Comment { get; set; } = string.Empty;
}
