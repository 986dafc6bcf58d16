namespace TypedDao.Stores;

/// <summary>What a store of a SQL database offers to the interfaces that speak its dialect.</summary>
public interface ISqlStore;
