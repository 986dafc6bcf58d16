using System.Text;

namespace TypedDao.Benchmarks.Rows;

/// <summary>Makes lines of orders from a seed: the same on every machine.</summary>
public static class LineItemData
{
    private static readonly string[] Instructions = ["DELIVER IN PERSON", "COLLECT COD", "NONE", "TAKE BACK RETURN"];
    private static readonly string[] Modes = ["REG AIR", "AIR", "RAIL", "SHIP", "TRUCK", "MAIL", "FOB"];

    private static readonly string[] Words =
    [
        "carefully", "final", "deposits", "furiously", "regular", "accounts", "quickly", "ironic", "packages", "requests", "blithely",
        "express", "theodolites", "slyly", "even", "pinto", "beans", "special", "instructions", "silent", "foxes", "across", "the",
        "above", "according", "to", "haggle", "sleep", "nag", "bold", "platelets", "unusual", "ideas", "along", "wake", "after",
    ];

    public static LineItem[] Make(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new LineItem[count];
        var comment = new StringBuilder();
        long order = 1;
        int line = 1;
        int lines = 4;
        for (int i = 0; i < count; i++)
        {
            if (line > lines)
            {
                order += order % 8 == 7 ? 25 : 1;
                line = 1;
                lines = random.Next(1, 8);
            }

            int quantity = random.Next(1, 51);
            long part = random.Next(1, 200_001);
            DateOnly ship = new DateOnly(1992, 1, 2).AddDays(random.Next(2500));
            bool open = ship > new DateOnly(1995, 6, 17);
            rows[i] = new LineItem
            {
                OrderKey = order,
                PartKey = part,
                SuppKey = random.Next(1, 10_001),
                LineNumber = line++,
                Quantity = new decimal(quantity * 100, 0, 0, false, 2),
                ExtendedPrice = new decimal(quantity * (90_000 + (int)(part % 20_001) + (100 * (int)(part % 1000))), 0, 0, false, 2),
                Discount = new decimal(random.Next(11), 0, 0, false, 2),
                Tax = new decimal(random.Next(9), 0, 0, false, 2),
                ReturnFlag = open ? "N" : random.Next(2) == 0 ? "R" : "A",
                LineStatus = open ? "O" : "F",
                ShipDate = ship,
                CommitDate = ship.AddDays(random.Next(-60, 61)),
                ReceiptDate = ship.AddDays(random.Next(1, 31)),
                ShipInstruct = Instructions[random.Next(Instructions.Length)],
                ShipMode = Modes[random.Next(Modes.Length)],
                Comment = Comment(random, comment),
            };
        }

        return rows;
    }

    private static string Comment(Random random, StringBuilder text)
    {
        text.Clear();
        int length = random.Next(10, 44);
        while (text.Length < length)
        {
            text.Append(Words[random.Next(Words.Length)]).Append(' ');
        }

        return text.ToString(0, length);
    }
}
