using System.Text.Json.Serialization;
using CsvHelper;

namespace TypedDao.Benchmarks.Rows;

/// <summary>The same row as a plain class with the attributes of CsvHelper and System.Text.Json.</summary>
[CsvRecord]
public sealed partial class PeerLineItem
{
    [CsvColumn("l_orderkey")]
    [JsonPropertyName("l_orderkey")]
    public long OrderKey { get; set; }

    [CsvColumn("l_partkey")]
    [JsonPropertyName("l_partkey")]
    public long PartKey { get; set; }

    [CsvColumn("l_suppkey")]
    [JsonPropertyName("l_suppkey")]
    public long SuppKey { get; set; }

    [CsvColumn("l_linenumber")]
    [JsonPropertyName("l_linenumber")]
    public long LineNumber { get; set; }

    [CsvColumn("l_quantity")]
    [JsonPropertyName("l_quantity")]
    public decimal Quantity { get; set; }

    [CsvColumn("l_extendedprice")]
    [JsonPropertyName("l_extendedprice")]
    public decimal ExtendedPrice { get; set; }

    [CsvColumn("l_discount")]
    [JsonPropertyName("l_discount")]
    public decimal Discount { get; set; }

    [CsvColumn("l_tax")]
    [JsonPropertyName("l_tax")]
    public decimal Tax { get; set; }

    [CsvColumn("l_returnflag")]
    [JsonPropertyName("l_returnflag")]
    public string ReturnFlag { get; set; } = string.Empty;

    [CsvColumn("l_linestatus")]
    [JsonPropertyName("l_linestatus")]
    public string LineStatus { get; set; } = string.Empty;

    [CsvColumn("l_shipdate")]
    [JsonPropertyName("l_shipdate")]
    public DateOnly ShipDate { get; set; }

    [CsvColumn("l_commitdate")]
    [JsonPropertyName("l_commitdate")]
    public DateOnly CommitDate { get; set; }

    [CsvColumn("l_receiptdate")]
    [JsonPropertyName("l_receiptdate")]
    public DateOnly ReceiptDate { get; set; }

    [CsvColumn("l_shipinstruct")]
    [JsonPropertyName("l_shipinstruct")]
    public string ShipInstruct { get; set; } = string.Empty;

    [CsvColumn("l_shipmode")]
    [JsonPropertyName("l_shipmode")]
    public string ShipMode { get; set; } = string.Empty;

    [CsvColumn("l_comment")]
    [JsonPropertyName("l_comment")]
    public string Comment { get; set; } = string.Empty;

    public static PeerLineItem From(LineItem row) => new()
    {
        OrderKey = row.OrderKey,
        PartKey = row.PartKey,
        SuppKey = row.SuppKey,
        LineNumber = row.LineNumber,
        Quantity = row.Quantity,
        ExtendedPrice = row.ExtendedPrice,
        Discount = row.Discount,
        Tax = row.Tax,
        ReturnFlag = row.ReturnFlag,
        LineStatus = row.LineStatus,
        ShipDate = row.ShipDate,
        CommitDate = row.CommitDate,
        ReceiptDate = row.ReceiptDate,
        ShipInstruct = row.ShipInstruct,
        ShipMode = row.ShipMode,
        Comment = row.Comment,
    };
}

/// <summary>The contracts of <see cref="PeerLineItem"/> that System.Text.Json generates.</summary>
[JsonSerializable(typeof(PeerLineItem))]
public sealed partial class PeerJsonContext : JsonSerializerContext;
